import type { JobLine, JobMessage, SubtaskLine } from "@/app/jobs/events/messages";
import { type ProgressSample, withSample } from "@/lib/jobs/recent-rate";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";

/** What a job's page was drawn from, and what moves on it. */
export interface PageValues {
  /** When it was read, by the database's clock, in milliseconds since 1970. */
  now: number;
  version: string;
  job: JobLine;
  subtasks: { counts: SubtaskCounts; rows: Record<number, SubtaskLine> };
}

/** The same as of the last message. */
export interface LiveValues extends PageValues {
  /** Then the values are the last that were known. */
  isDeleted: boolean;
  /** Its progress of the last minute, as far as it was seen. */
  samples: ProgressSample[];
}

export function liveValues(page: PageValues, samples: ProgressSample[] = []): LiveValues {
  return { ...page, isDeleted: false, samples: sampled(samples, page.job, page.now) };
}

/** The values with what a message changes. */
export function withMessage(values: LiveValues, message: JobMessage): LiveValues {
  const job = message.job ?? values.job;
  return {
    now: message.now,
    version: message.version ?? values.version,
    job,
    subtasks: message.subtasks ?? values.subtasks,
    isDeleted: message.job === undefined ? values.isDeleted : message.job === null,
    samples: sampled(values.samples, job, message.now),
  };
}

/**
 * Why the page is to be drawn anew, different for each reason: something changed that no message holds, or subtasks in
 * sight failed, whose errors are not in them. Null: what is shown is all that is known.
 */
export function reasonToRedraw(
  page: PageValues,
  { version, subtasks, isDeleted }: LiveValues,
): string | null {
  if (isDeleted) return null;
  const failed = Object.entries(page.subtasks.rows).flatMap(([number, [status]]) =>
    status !== "failed" && subtasks.rows[Number(number)]?.[0] === "failed" ? [number] : [],
  );
  return failed.length > 0 || version !== page.version ? JSON.stringify([version, failed]) : null;
}

/** A sign of life tells when a progress was reported; without one it is when it was seen. */
function sampled(
  samples: ProgressSample[],
  { progress, lastSignAt }: JobLine,
  now: number,
): ProgressSample[] {
  return progress === null
    ? samples
    : withSample(samples, { at: lastSignAt ?? now, done: Number(progress.done) });
}
