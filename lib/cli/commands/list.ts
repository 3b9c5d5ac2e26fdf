import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { statusCell } from "@/lib/cli/io/status-cell";
import { table, utc } from "@/lib/cli/io/table";
import { withSession } from "@/lib/cli/session/session";
import { formatDuration } from "@/lib/format";
import { type JobSummary, jobTitle, ownerLabel } from "@/lib/jobs/job";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { formatMessage } from "@/lib/texts/format-message";
import { listingTexts } from "@/texts/cli/listing";
import { optionsTexts } from "@/texts/cli/options";
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
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: '{"jobs", "page", "pages", "total"}' }))
    .action(async () => {
      const { json, ...given } = options.parse(command.opts());
      await withSession(command, async ({ access }) => {
        const { jobs, filter, pages, total } = await readDashboard(access, given);
        requireAsGiven(given, filter, access.viewer);
        const { page } = filter;
        if (json) return printJson({ jobs, page, pages, total });
        if (total === 0) return print(`${listingTexts.none}\n`);
        const rows = table([HEADINGS, ...jobs.map(row)]);
        return print(`${rows}\n${formatMessage(listingTexts.total, { total, page, pages })}\n`);
      });
    });
}

function row(job: JobSummary): string[] {
  const duration = job.durationSeconds === null ? "" : formatDuration(job.durationSeconds);
  return [job.id, statusCell(job), job.type, utc(job.createdAt), duration, ownerLabel(job), jobTitle(job)];
}
