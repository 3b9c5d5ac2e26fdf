import type { Command } from "commander";
import { z } from "zod";
import { printJson } from "@/lib/cli/io/print";
import { handleOf, withSession } from "@/lib/cli/session/session";
import { formatMessage } from "@/lib/texts/format-message";
import { JOB_VERBS } from "@/packages/producer/src/verbs";
import { optionsTexts } from "@/texts/cli/options";

const options = z.object({ takeOver: z.boolean().default(false), json: z.boolean().default(false) });

/** `start`: starts a job. With --json it prints the run token, else nothing. */
export function addStart(program: Command) {
  const { start, takeOver } = JOB_VERBS;
  const command = program
    .command("start")
    .description(start.command)
    .argument("<id>")
    .option("--take-over", takeOver.command)
    .option("--json", formatMessage(optionsTexts.runToken, { shape: '{"id": "…", "runToken": "…"}' }));
  command.action(async (id: string) => {
    const { takeOver: isTakeOver, json } = options.parse(command.opts());
    await withSession(command, async (session) => {
      const job = handleOf(session, id);
      const runToken = await (isTakeOver ? job.takeOver() : job.start());
      if (json) await printJson({ id, runToken });
    });
  });
}
