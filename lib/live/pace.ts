/** From the start of one tick to the start of the next, if it took at most 100 ms. */
const TICK_MS = 1_000;
/** However long it took. */
const SLOWEST_MS = 5_000;

/**
 * How long after the start of a tick that took so long the next one starts; in milliseconds. Above 100 ms, a tick that
 * took twice as long makes the next one come four times as late: much is recorded then, and programs must not wait for
 * viewers.
 */
export const untilNextTick = (tookMs: number): number =>
  Math.min(SLOWEST_MS, Math.max(TICK_MS, tookMs ** 2 / 10));
