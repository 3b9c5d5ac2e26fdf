import type { z } from "zod";
import type { JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobSummary } from "@/lib/jobs/job";
import { eachTab } from "@/lib/jobs/tab";
import type { Update } from "@/lib/live/update";
import type { EventPrinter } from "@/lib/web/events/event-printer";
import type { liveEvent } from "./answers";

type LiveEvent = z.input<typeof liveEvent>;

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
    ...(counts && { counts: printed(counts, printCounts) }),
    ...(total !== undefined && { total: String(total) }),
    ...(silent !== undefined && { silent: String(silent) }),
    ...(rows && printRows(rows)),
    ...(job && {
      job: printed(job.job, JSON.stringify),
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
    if (job) jobs.push(printed(job, JSON.stringify));
    else deleted.push(JSON.stringify(id));
  }
  return { jobs: `[${jobs.join()}]`, ...(deleted.length > 0 && { deleted: `[${deleted.join()}]` }) };
}

const printCounts = (counts: JobCounts): string =>
  JSON.stringify(eachTab((tab) => counts.cards(tab)) satisfies LiveEvent["counts"]);

/** Each object is printed once, for however many it is sent to. */
const texts = new WeakMap<JobSummary | JobCounts, string>();

function printed<Of extends JobSummary | JobCounts>(of: Of, print: (of: Of) => string): string {
  const text = texts.get(of) ?? print(of);
  texts.set(of, text);
  return text;
}
