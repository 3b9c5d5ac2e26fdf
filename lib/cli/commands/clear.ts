import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { printError } from "@/lib/cli/io/stderr";
import { withSession } from "@/lib/cli/session/session";
import { plural } from "@/lib/format";
import { CLEAR_DAYS, DEFAULT_CLEAR_DAYS, parseClearDays } from "@/lib/jobs/clear/clear-days";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { RULES } from "@/lib/jobs/filter/rules";
import { TAB_MEANINGS } from "@/lib/jobs/tab";

const TELL_MS = 2_000;

const options = z.object({
  days: z.string().optional(),
  tab: z.string().optional(),
  json: z.boolean().default(false),
});

/** `clear`: deletes old inactive jobs with everything that belongs to them, and prints how many. */
export function addClear(program: Command) {
  const command = program
    .command("clear")
    .description("delete old completed, failed and cancelled jobs, with their files")
    .option(
      "--days <days>",
      `only jobs that ended more than this many days ago, ${CLEAR_DAYS.min} to ${CLEAR_DAYS.max}; ${DEFAULT_CLEAR_DAYS} by default`,
    )
    .option("--tab <tab>", `only jobs of this tab: ${RULES.tab.help}`)
    .option("--json", 'print {"removed": N}');
  command.action(async () => {
    const given = options.parse(command.opts());
    const days = parseClearDays(given.days);
    const tab = parseClearTab(given.tab);
    await withSession(command, async ({ access, store }) => {
      const { job } = TAB_MEANINGS[tab];
      const { removed } = await clearJobs(access, store, days, tab, { onBatch: tellProgress(job) });
      await (given.json ? printJson({ removed }) : print(`${plural(removed, job)} removed.\n`));
    });
  });
}

/** A line on stderr every two seconds: a clear of a million jobs takes minutes, and may resume an earlier one. */
function tellProgress(job: string) {
  let removed = 0;
  let printedAt = performance.now();
  return (batch: number) => {
    removed += batch;
    if (performance.now() - printedAt < TELL_MS) return;
    printedAt = performance.now();
    printError(`${plural(removed, job)} removed so far`);
  };
}
