import type { z } from "zod";
import type { JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobSummary } from "@/lib/jobs/job";
import { eachTab } from "@/lib/jobs/tab";
import type { Update } from "@/lib/live/update";
import type { EventPrinter } from "@/lib/web/events/event-printer";
import { printOnce } from "@/lib/web/events/print-once";
import type { liveEvent } from "./answers";

type LiveEvent = z.input<typeof liveEvent>;

/* Each is printed once, for however many programs it is sent to. */
const printedJob = printOnce((job: JobSummary) => JSON.stringify(job));
const printedCounts = printOnce((counts: JobCounts) =>
  JSON.stringify(eachTab((tab) => counts.cards(tab)) satisfies LiveEvent["counts"]),
);

/** Events as programs read them. */
export const eventPrinter: EventPrinter = {
  update: (update) => {
    const parts = Object.entries(partsOf(update)).filter(([, text]) => text !== undefined);
    return `{${parts.map(([name, text]) => `"${name}":${text}`).join()}}`;
  },
  alive: (now, delayedSince) => JSON.stringify({ now, delayedSince }),
};

type Part = keyof LiveEvent;

/** The parts of an event, each as JSON. */
function partsOf({ now, counts, total, silent, rows, job }: Update): Partial<Record<Part, string>> {
  return {
    now: String(now),
    ...(counts && { counts: printedCounts(counts) }),
    ...(total !== undefined && { total: String(total) }),
    ...(silent !== undefined && { silent: String(silent) }),
    ...(rows && printRows(rows)),
    ...(job && {
      job: printedJob(job.job),
      subtaskCounts: JSON.stringify(job.subtasks.counts),
      version: JSON.stringify(job.version),
    }),
    ...(job === null && { job: "null" }),
  };
}

function printRows(rows: NonNullable<Update["rows"]>): Partial<Record<Part, string>> {
  const jobs: string[] = [];
  const deleted: string[] = [];
  for (const [id, job] of rows) {
    if (job) jobs.push(printedJob(job));
    else deleted.push(JSON.stringify(id));
  }
  return { jobs: `[${jobs.join()}]`, ...(deleted.length > 0 && { deleted: `[${deleted.join()}]` }) };
}
