import { clearProgress } from "@/app/jobs/clear/clear-progress";
import { shownJob } from "@/app/jobs/list/shown-job";
import { presentYear } from "@/app/jobs/shared/shown-times";
import type { JobCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobSummary } from "@/lib/jobs/job";
import { eachTab, type Tab } from "@/lib/jobs/tab";
import type { Update } from "@/lib/live/update";
import { printOnce } from "@/lib/web/events/print-once";
import type { ListMessage, LiveRow } from "./messages";

/** How a viewer looks at a list. */
export interface ListView {
  tab: Tab;
  zone: string;
}

/*
 * The same counts and rows go to many viewers: printed once, a message costs no more than joining texts.
 */
const printedCounts = printOnce(printCounts);
const printedRow = printOnce((job: JobSummary, zone: string, year: string) =>
  JSON.stringify(liveRow(job, zone, year)),
);

/** A ListMessage as JSON. */
export function listMessage(update: Update, { tab, zone }: ListView): string {
  const { now, counts, silent, total, views, rows, newJobs, clearRun } = update;
  const parts = [`"now":${now}`];
  if (counts) parts.push(printedCounts(counts, tab));
  if (silent !== undefined) parts.push(`"silent":${silent}`);
  if (total !== undefined) parts.push(`"total":${total}`);
  if (views) parts.push(`"views":${JSON.stringify(views)}`);
  if (rows) {
    const { year } = presentYear(now, zone);
    const print = (job: JobSummary | null) => (job ? printedRow(job, zone, year) : "null");
    parts.push(`"rows":{${[...rows].map(([id, job]) => `"${id}":${print(job)}`).join()}}`);
  }
  if (newJobs) parts.push(`"newJobs":${JSON.stringify(newJobs)}`);
  if (clearRun !== undefined) {
    parts.push(`"clear":${JSON.stringify(clearRun && clearProgress(clearRun, zone))}`);
  }
  return `{${parts.join()}}`;
}

/** The parts of a message that are made of the counts, without the braces. */
function printCounts(counts: JobCounts, tab: Tab): string {
  const parts = {
    cards: counts.cards(tab),
    withRejectedRows: counts.completedWithRejectedRows(tab),
    tabs: eachTab((each) => counts.matching({ tab: each, status: null, type: null })),
  } satisfies Partial<ListMessage>;
  return JSON.stringify(parts).slice(1, -1);
}

function liveRow(job: JobSummary, zone: string, year: string): LiveRow {
  const { href: _, ...row } = shownJob(job, { href: "", zone, said: { year } });
  return row;
}
