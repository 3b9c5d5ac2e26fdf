import type { Frame } from "@/app/_ui/shell/frame";
import { MOST_SUBTASKS } from "@/app/jobs/events/event-parameters";
import { jobLine, subtaskLine } from "@/app/jobs/events/job-message";
import { countedIds } from "@/app/jobs/views/counted-ids";
import type { WatchedJob } from "@/lib/jobs/get-job";
import { isInactive } from "@/lib/jobs/status";
import type { SubtaskPage } from "@/lib/jobs/subtasks/read-subtasks";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import { searchOf } from "@/lib/web/request/search-of";
import type { PageValues } from "./live-values";

/**
 * What a job's page shows of what moves, in the shape in which it is sent from then on. The subtasks of an ended job no
 * longer move: their table has them.
 */
export function pageValues(watched: WatchedJob, read: SubtaskPage, zone: string): PageValues {
  const rows = isInactive(watched.job.status) ? [] : followed(read.subtasks);
  return {
    now: watched.readAt,
    version: watched.version,
    job: jobLine(watched.job),
    subtasks: {
      counts: read.counts,
      rows: Object.fromEntries(rows.map((subtask) => [subtask.number, subtaskLine(subtask, zone)])),
    },
  };
}

/** From where the page hears what moves. An ended job no longer does, so its page holds no connection. */
export function eventsAddress(
  { job }: WatchedJob,
  { subtasks }: SubtaskPage,
  frame: Pick<Frame, "viewer" | "zone" | "views">,
): string | null {
  if (isInactive(job.status)) return null;
  const [first, last] = [followed(subtasks).at(0), followed(subtasks).at(-1)];
  const range = first && last ? { subtasks: `${first.number}-${last.number}` } : {};
  // The server knows the zone. A page that is drawn anew in another one connects anew.
  const { viewer, zone, views } = frame;
  return `/jobs/events${searchOf({ job: job.id, ...range, ...countedIds(views), viewer: viewer.id, zone })}`;
}

/** Rows that a filter picked from all over the job are not followed: those between them are of no interest. */
function followed(subtasks: readonly Subtask[]): readonly Subtask[] {
  const [first, last] = [subtasks.at(0), subtasks.at(-1)];
  return first && last && last.number - first.number < MOST_SUBTASKS ? subtasks : [];
}
