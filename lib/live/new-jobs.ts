import { PAGE_SIZE } from "@/lib/jobs/list/list-jobs";
import type { Place } from "@/lib/jobs/list/newest-jobs";
import type { NewJobs } from "./update";

/** So many new ones are counted: as many as the shortest page of the list shows. */
export const MOST_NEW = PAGE_SIZE;
/** How many of a list's newest jobs are read: one more shows that there are more. */
export const NEWEST = MOST_NEW + 1;

/** Microseconds since 1970 of a moment in ISO 8601, UTC. */
export function microseconds(moment: string): number {
  const [whole = "", fraction = ""] = moment.replace(/Z$/, "").split(".");
  return Date.parse(`${whole}Z`) * 1000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

/** Whether a job stands after another in the order of the newest. Ids are decimal strings. */
export function isOlder(one: Place, other: Place): boolean {
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt;
  if (one.id.length !== other.id.length) return one.id.length < other.id.length;
  return one.id < other.id;
}

const counted = (count: number): NewJobs => ({ count: Math.min(count, MOST_NEW), more: count > MOST_NEW });

/** How many of a list's newest jobs were created after a moment (microseconds since 1970). */
export const createdAfter = (newest: readonly Place[], moment: number): NewJobs =>
  counted(newest.filter(({ createdAt }) => createdAt > moment).length);

/**
 * How many of a list's newest jobs a page that shows its beginning does not show. `last` is the oldest in sight, null
 * when the page has room for more: what is older than the last row of a full page stands on the next one.
 */
export const notInSight = (
  newest: readonly Place[],
  inSight: { has(id: string): boolean },
  last: Place | null,
): NewJobs =>
  counted(newest.filter((place) => !inSight.has(place.id) && !(last && isOlder(place, last))).length);
