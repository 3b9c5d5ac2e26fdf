import type { Command } from "commander";
import { z } from "zod";
import { exportJobs } from "@/lib/jobs/export-jobs";
import { EXPORT_COLUMNS } from "@/lib/jobs/export-statement";
import { settleFilter } from "@/lib/jobs/read-dashboard";
import { filterOptions, requireAsGiven, withFilterOptions } from "./filter-options";
import { print } from "./print";
import { withSession } from "./session";
import { writeWholeFile } from "./write-whole-file";

const options = filterOptions.extend({ output: z.string().optional() });

/** `export`: the CSV of GET /jobs/export-csv, byte for byte. */
export function addExport(program: Command) {
  const command = program.command("export").description("all jobs that match, as CSV");
  withFilterOptions(command)
    .option("--output <file>", "instead of stdout; it is there whole or not at all")
    .action(async () => {
      const { output, ...given } = options.parse(command.opts());
      await withSession(command, async ({ access }) => {
        const { filter } = await settleFilter(access, given);
        requireAsGiven(given, filter);
        const csv = withHeader(exportJobs(access, filter));
        if (output !== undefined) return writeWholeFile(output, csv);
        for await (const piece of csv) await print(piece);
      });
    });
}

async function* withHeader(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${EXPORT_COLUMNS.join(",")}\n`, "utf8");
  yield* rows;
}
