import type { Command } from "commander";
import { z } from "zod";
import { processIO } from "@/lib/cli/io/process-io";
import { printError } from "@/lib/cli/io/stderr";
import { actsAs, withSession } from "@/lib/cli/session/session";
import { LinePrinter } from "@/lib/cli/watch/line-printer";
import { withWatching } from "@/lib/cli/watch/open-watching";
import { watchJob } from "@/lib/cli/watch/watch-job";
import { watchList } from "@/lib/cli/watch/watch-list";
import { InvalidInput } from "@/lib/errors";
import { contradictionsOf } from "@/lib/jobs/filter/contradictions";
import { FILTER_NAMES } from "@/lib/jobs/filter/filter-words";
import { resolveFilter } from "@/lib/jobs/list/resolve-filter";
import { watchTexts } from "@/texts/cli/watch";
import { filterOptions, requireAsGiven, withFilterOptions } from "./filter-options";

/** Not the sort: what changes comes in its own order. */
const NAMES = FILTER_NAMES.filter((name) => name !== "sort");
const options = filterOptions.omit({ page: true, sort: true }).extend({ json: z.boolean().default(false) });

/** `watch`: a job until it ends, with its outcome as the exit code; or the newest jobs. */
export function addWatch(program: Command) {
  const command = program.command("watch").description(watchTexts.description).argument("[id]");
  withFilterOptions(command, NAMES)
    .option("--json", watchTexts.json)
    .action(async (id: string | undefined) => {
      const { json, ...given } = options.parse(command.opts());
      if (id !== undefined && Object.values(given).some((word) => word !== undefined)) {
        throw new InvalidInput("id", watchTexts.eitherIdOrFilter);
      }
      const printer = new LinePrinter(processIO().terminalColumns());
      await withSession(command, async (session) => {
        const { access } = session;
        const watching = { printer, json, actingAs: actsAs(command) };
        if (id !== undefined) {
          return withWatching(session, watching, (open) => watchJob(open, id));
        }
        const { filter } = await resolveFilter(access, given);
        requireAsGiven(given, filter, access.viewer);
        contradictionsOf(filter).forEach(printError);
        return withWatching(session, watching, (open) => watchList(open, filter));
      });
    });
}
