import { type SaidDate, saidBy, shownTime } from "@/app/jobs/shared/shown-times";
import type { JobSummary } from "@/lib/jobs/job";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import type { JobUpdate } from "@/lib/live/update";
import { readable } from "@/lib/readable-text";
import type { JobLine, JobMessage, SubtaskLine } from "./messages";

/** What a job's page gets of an update, ready to be shown in the viewer's zone; of a deleted job, that it is gone. */
export function jobMessage(update: JobUpdate | null, zone: string): Omit<JobMessage, "now"> {
  if (update === null) return { job: null };
  const { job, subtasks, version } = update;
  return {
    job: jobLine(job),
    subtasks: {
      counts: subtasks.counts,
      rows: Object.fromEntries(subtasks.rows.map((subtask) => [subtask.number, subtaskLine(subtask, zone)])),
    },
    version,
  };
}

/** The values of a job that move while it is active. */
export function jobLine(job: JobSummary): JobLine {
  const { progressDone: done, progressTotal: total, progressNote: note } = job;
  return {
    status: job.status,
    startedAt: toMilliseconds(job.startedAt),
    durationSeconds: job.finishedAt === null ? null : job.durationSeconds,
    progress: done === null ? null : { done, total, note: note === null ? null : readable(note) },
    lastSignAt: toMilliseconds(job.lastSignAt),
    isSilent: job.isSilent,
  };
}

/** Its date is said once: its end on the day of its start is the clock alone. */
export function subtaskLine({ status, startedAt, finishedAt }: Subtask, zone: string): SubtaskLine {
  const said = startedAt === null ? NOTHING_SAID : saidBy(startedAt, zone, NOTHING_SAID);
  return [
    status,
    startedAt === null ? null : [startedAt, shownTime(startedAt, zone, NOTHING_SAID)],
    finishedAt === null ? null : [finishedAt, shownTime(finishedAt, zone, said)],
  ];
}

const NOTHING_SAID: SaidDate = { year: "" };

/** Of a moment that is no date, such as infinity, nothing can be counted. */
export function toMilliseconds(iso: string | null): number | null {
  const at = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
