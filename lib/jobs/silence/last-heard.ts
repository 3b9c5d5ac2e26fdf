import type { JobSummary } from "@/lib/jobs/job";

type Heard = Pick<JobSummary, "startedAt" | "lastSignAt" | "durationSeconds">;

/**
 * When a running job was last heard from, at first by its start, and how many seconds ago that was by the database's
 * clock. Null where that is not known: without a start, or with one in the future. A sign in the future does not count.
 */
export function lastHeard({ startedAt, lastSignAt, durationSeconds }: Heard) {
  if (startedAt === null || durationSeconds === null || durationSeconds < 0) return null;
  const start = Date.parse(startedAt);
  const sign = lastSignAt === null ? start : Date.parse(lastSignAt);
  const untilSign = (sign - start) / 1_000;
  const isUsable = untilSign >= 0 && untilSign <= durationSeconds;
  return { at: isUsable ? sign : start, secondsAgo: durationSeconds - (isUsable ? untilSign : 0) };
}
