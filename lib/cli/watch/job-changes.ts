import { reportedProgress } from "@/lib/cli/io/reported-progress";
import { utc } from "@/lib/cli/io/table";
import { formatDuration } from "@/lib/format";
import type { JobSummary } from "@/lib/jobs/job";
import { statusSentence } from "@/lib/jobs/rejections/rejected-label";
import { isInactive, STATUS } from "@/lib/jobs/status";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import type { JobUpdate } from "@/lib/live/update";
import { formatMessage } from "@/lib/texts/format-message";
import { watchTexts } from "@/texts/cli/watch";
import { errorTexts } from "@/texts/job/error";
import { subtasksTexts } from "@/texts/job/subtasks";

/** The subtasks that have a line each when they end are the first ones; more are counted. */
export const SUBTASKS_IN_SIGHT = 100;

/** What is new of a job, in the order in which it is printed. */
interface JobChanges {
  events: string[];
  progress: string | null;
  /** The last line of a job that has ended. */
  end: string | null;
}

/** What differs from the values that were printed before; of the first values all but the subtasks. */
export function jobChanges(before: JobUpdate | null, now: JobUpdate): JobChanges {
  const { job } = now;
  const hasEnded = isInactive(job.status);
  const hasMoved = before?.job.status !== job.status;
  const progress = progressOf(now);
  const events = [
    ...(hasMoved && !hasEnded ? [statusSentence(job).toLowerCase()] : []),
    ...(before === null ? [] : endedSubtasks(before, now)),
    ...signOfLife(before?.job, job),
  ];
  return {
    events,
    progress: before && progressOf(before) === progress ? null : progress,
    end: hasEnded ? endOf(job) : null,
  };
}

/** What the job reports; without that, subtasks that are too many for a line each. */
function progressOf({ job, subtasks: { counts } }: JobUpdate): string | null {
  const counted = counts.total > SUBTASKS_IN_SIGHT ? formatMessage(subtasksTexts.progress, counts) : null;
  return reportedProgress(job) ?? counted;
}

function endedSubtasks(before: JobUpdate, now: JobUpdate): string[] {
  const earlier = new Map(before.subtasks.rows.map((row) => [row.number, row.status]));
  return now.subtasks.rows
    .filter(({ number, status }) => isInactive(status) && earlier.get(number) !== status)
    .map(subtaskLine);
}

function subtaskLine({ number, name, status, error }: Subtask): string {
  const values = { number, name, status: STATUS[status].label.toLowerCase() };
  return status === "failed"
    ? formatMessage(watchTexts.failedSubtask, { ...values, error: error ?? errorTexts.noMessage })
    : formatMessage(watchTexts.subtask, values);
}

function signOfLife(before: JobSummary | undefined, { isSilent, lastSignAt, status }: JobSummary): string[] {
  if (isSilent === (before?.isSilent ?? false)) return [];
  if (!isSilent) return status === "running" ? [watchTexts.heardAgain] : [];
  return lastSignAt === null
    ? [watchTexts.silent]
    : [formatMessage(watchTexts.silentSince, { moment: utc(lastSignAt) })];
}

function endOf(job: JobSummary): string {
  const status = statusSentence(job).toLowerCase();
  return job.durationSeconds === null
    ? status
    : formatMessage(watchTexts.ended, { status, duration: formatDuration(job.durationSeconds) });
}
