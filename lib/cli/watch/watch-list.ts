import { escapeControlCharacters } from "@/lib/cli/io/escape-control-characters";
import { reportedProgress } from "@/lib/cli/io/reported-progress";
import { statusCell } from "@/lib/cli/io/status-cell";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { listInterest } from "@/lib/live/list-interest";
import { formatMessage } from "@/lib/texts/format-message";
import { listingTexts } from "@/texts/cli/listing";
import { watchTexts } from "@/texts/cli/watch";
import { ListChanges } from "./list-changes";
import type { Watching } from "./watching";

/** The widths of the columns before the last one; a longer cell moves those behind it. */
const WIDTHS = [10, 9, 13, 12];
const { columns } = listingTexts;
const HEADINGS = [columns.id, columns.status, columns.type, columns.owner, columns.name];

/** Prints a line for each job of the filter that is new or has changed, until the process is interrupted. */
export async function watchList(
  { access, updates, printer, json }: Watching,
  filter: JobFilter,
): Promise<void> {
  const textOf = (job: JobSummary) => (json ? JSON.stringify(job) : cells(job).join("\n"));
  const interest = await listInterest(access, filter);
  if (!interest.filter.isIndexed) printer.tell(watchTexts.onlyThese);
  let changes: ListChanges | null = null;
  for await (const { now, rows } of updates(interest)) {
    if (!rows) continue;
    for (const { id, job } of changes?.next(rows) ?? []) {
      if (json) await printer.json(job ?? { id, deleted: true });
      else await printer.event(now, aligned(job ? cells(job) : [id, watchTexts.deleted]));
    }
    if (changes) continue;
    changes = new ListChanges(rows, textOf);
    // From here on, nothing is missed.
    if (!json) await printer.heading(watchTexts.time, aligned(HEADINGS));
  }
}

const cells = (job: JobSummary): string[] => [
  job.id,
  statusCell(job),
  job.type,
  ownerLabel(job),
  withProgress(job),
];

function withProgress(job: JobSummary): string {
  const name = jobTitle(job);
  const progress = job.status === "running" ? reportedProgress(job) : null;
  return progress === null ? name : formatMessage(watchTexts.nameAndProgress, { name, progress });
}

const aligned = (row: string[]): string =>
  row
    .map((cell, at) => escapeControlCharacters(cell).padEnd(WIDTHS[at] ?? 0))
    .join("  ")
    .trimEnd();
