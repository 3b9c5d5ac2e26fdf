import { offsetAt } from "./zone-offset";

export const DAY_MS = 86_400_000;

/** The number of a moment's calendar day in a zone: days since 1 January 1970. `time` is in ms since 1970. */
export const dayOf = (time: number, zone: string): number =>
  Math.floor((time + offsetAt(time, zone).ms) / DAY_MS);

/**
 * The first moment of a calendar day in a zone, in ms since 1970. Where clocks are set forward over midnight, the day
 * begins after the gap; where they are set back over it, the day begins at its first midnight.
 */
export function startOfDay(day: number, zone: string): number {
  const midnight = day * DAY_MS;
  const [before, after] = [offsetAt(midnight - DAY_MS, zone).ms, offsetAt(midnight + DAY_MS, zone).ms];
  const starts = [before, after].flatMap((offset) => {
    const start = midnight - offset;
    return offsetAt(start, zone).ms === offset ? [start] : [];
  });
  return starts.length > 0 ? Math.min(...starts) : endOfGap(midnight - after, midnight - before, zone);
}

/** The moment between two others at which the zone's offset changes. */
function endOfGap(before: number, after: number, zone: string): number {
  const later = offsetAt(after, zone).ms;
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone).ms === later) high = middle;
    else low = middle;
  }
  return high;
}
