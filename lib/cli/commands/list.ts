import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { statusCell } from "@/lib/cli/io/status-cell";
import { printError } from "@/lib/cli/io/stderr";
import { table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { formatDuration, formatMoment } from "@/lib/format";
import { contradictionsOf } from "@/lib/jobs/filter/contradictions";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { COUNTED_FOR_PAGE } from "@/lib/jobs/list/count-matching";
import { MOST_LOOKED } from "@/lib/jobs/list/look-through";
import { type Dashboard, readDashboard } from "@/lib/jobs/list/read-dashboard";
import { unsortedNotice } from "@/lib/jobs/list/search-jobs";
import { MOST_LOOKED_AT } from "@/lib/jobs/search/walk";
import { formatMessage } from "@/lib/texts/format-message";
import { listingTexts } from "@/texts/cli/listing";
import { optionsTexts } from "@/texts/cli/options";
import { searchTexts } from "@/texts/search/search";
import { filterOptions, requireAsGiven, withFilterOptions } from "./filter-options";

const options = filterOptions.extend({ json: z.boolean().default(false) });
const { columns } = listingTexts;
const HEADINGS = [
  columns.id,
  columns.status,
  columns.type,
  columns.created,
  columns.duration,
  columns.owner,
  columns.name,
];

/** `list`: one page of jobs, as the dashboard shows them. */
export function addList(program: Command) {
  const command = program.command("list").description(listingTexts.list);
  withFilterOptions(command)
    .option("--page <number>", listingTexts.page)
    .option(
      "--json",
      formatMessage(optionsTexts.jsonShape, {
        shape: '{"jobs", "page", "pages", "total", "isExactTotal", "completeUpTo", "sort"}',
      }),
    )
    .action(async () => {
      const { json, ...given } = options.parse(command.opts());
      await withSession(command, async ({ access }) => {
        const dashboard = await readDashboard(access, given, { most: COUNTED_FOR_PAGE });
        const { jobs, filter, page, pages, total, isWhole, lookedTo, searched } = dashboard;
        requireAsGiven(given, searched?.newestFirst ? { ...filter, sort: "name" } : filter, access.viewer);
        besides(dashboard).forEach(printError);
        if (json) {
          const completeUpTo = searched?.completeUpTo ?? null;
          return printJson({
            jobs,
            page,
            pages,
            total,
            isExactTotal: isWhole,
            completeUpTo,
            sort: filter.sort,
          });
        }
        if (jobs.length === 0) return print(`${lookedTo ? listingTexts.noneFound : listingTexts.none}\n`);
        const rows = table([HEADINGS, ...jobs.map(row)]);
        const message = isWhole ? listingTexts.total : listingTexts.totalAtLeast;
        return print(`${rows}\n${formatMessage(message, { total, page, pages })}\n`);
      });
    });
}

/** What a person should know of the list besides its rows. */
function besides({ filter, lookedTo, searched }: Dashboard): string[] {
  const sentences = contradictionsOf(filter);
  if (lookedTo) {
    const most = searched ? MOST_LOOKED_AT.ids : MOST_LOOKED;
    sentences.push(formatMessage(listingTexts.lookedThrough, { most }));
  }
  if (searched?.completeUpTo) {
    const moment = formatMoment(searched.completeUpTo, "UTC");
    sentences.push(formatMessage(searchTexts.completeUpTo, { moment }));
  }
  if (searched?.newestFirst) sentences.push(unsortedNotice(searched.newestFirst));
  return sentences;
}

function row(job: JobSummary): string[] {
  const duration = job.durationSeconds === null ? "" : formatDuration(job.durationSeconds);
  return [job.id, statusCell(job), job.type, utc(job.createdAt), duration, ownerLabel(job), jobTitle(job)];
}
