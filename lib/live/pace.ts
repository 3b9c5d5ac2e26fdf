/** From the start of one tick to the start of the next, if it took less than a twelfth of that. */
const TICK_MS = 1_000;
/** However long it took. */
const SLOWEST_MS = 3_000;
/** Of twelve parts of the time one is for reading and telling: the others belong to those whose jobs are watched. */
const PARTS = 12;

/** How long after the start of a tick that took so long the next one starts; in milliseconds. */
export const untilNextTick = (tookMs: number): number =>
  Math.min(SLOWEST_MS, Math.max(TICK_MS, tookMs * PARTS));
