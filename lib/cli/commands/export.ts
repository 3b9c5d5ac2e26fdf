import type { Command } from "commander";
import { z } from "zod";
import { argumentBytes } from "@/lib/cli/io/argument-bytes";
import { print } from "@/lib/cli/io/print";
import { printError } from "@/lib/cli/io/stderr";
import { writeWholeFile } from "@/lib/cli/io/write-whole-file";
import { withSession } from "@/lib/cli/session/session";
import { CSV_HEADINGS } from "@/lib/jobs/columns";
import { exportJobs } from "@/lib/jobs/export/export-jobs";
import { exportSource } from "@/lib/jobs/export/export-source";
import { contradictionsOf } from "@/lib/jobs/filter/contradictions";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import { unsortedNotice } from "@/lib/jobs/list/search-jobs";
import { listingTexts } from "@/texts/cli/listing";
import { filterOptions, requireAsGiven, withFilterOptions } from "./filter-options";

const options = filterOptions.extend({ output: z.string().optional() });

/** `export`: the CSV of GET /jobs/export-csv, byte for byte. */
export function addExport(program: Command) {
  const command = program.command("export").description(listingTexts.export);
  withFilterOptions(command)
    .option("--output <file>", listingTexts.output)
    .action(async () => {
      const { output, ...given } = options.parse(command.opts());
      await withSession(command, async ({ access }) => {
        const { filter } = await resolveFilter(access, given);
        requireAsGiven(given, filter, access.viewer);
        const source = await exportSource(access, filter);
        contradictionsOf(filter).forEach(printError);
        if (source.filter.sort !== filter.sort) printError(unsortedNotice("matches"));
        const csv = withHeader(exportJobs(access, source));
        if (output !== undefined) return writeWholeFile(argumentBytes(output), csv);
        for await (const piece of csv) await print(piece);
      });
    });
}

async function* withHeader(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${CSV_HEADINGS.join(",")}\n`, "utf8");
  yield* rows;
}
