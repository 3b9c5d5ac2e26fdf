import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { printError } from "@/lib/cli/io/stderr";
import { withSession } from "@/lib/cli/session/session";
import { CLEAR_DAYS, DEFAULT_CLEAR_DAYS, parseClearDays } from "@/lib/jobs/clear/clear-days";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { RULES } from "@/lib/jobs/filter/rules";
import type { Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { clearTexts } from "@/texts/cli/clear";
import { optionsTexts } from "@/texts/cli/options";

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
    .description(clearTexts.description)
    .option("--days <days>", formatMessage(clearTexts.days, { ...CLEAR_DAYS, usual: DEFAULT_CLEAR_DAYS }))
    .option("--tab <tab>", formatMessage(clearTexts.tab, { words: RULES.tab.help }))
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: '{"removed": N}' }));
  command.action(async () => {
    const given = options.parse(command.opts());
    const days = parseClearDays(given.days);
    const tab = parseClearTab(given.tab);
    await withSession(command, async ({ access, store }) => {
      const { removed } = await clearJobs(access, store, days, tab, { onBatch: tellProgress(tab) });
      const sentence = formatMessage(clearTexts.removed, { tab, count: removed });
      await (given.json ? printJson({ removed }) : print(`${sentence}\n`));
    });
  });
}

/** A line on stderr every two seconds: a clear of a million jobs takes minutes, and may resume an earlier one. */
function tellProgress(tab: Tab) {
  let removed = 0;
  let printedAt = performance.now();
  return (batch: number) => {
    removed += batch;
    if (performance.now() - printedAt < TELL_MS) return;
    printedAt = performance.now();
    printError(formatMessage(clearTexts.removedSoFar, { tab, count: removed }));
  };
}
