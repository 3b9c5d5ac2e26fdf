import type { Command } from "commander";
import { z } from "zod";
import { printJson } from "@/lib/cli/io/print";
import { handleOf, withSession } from "@/lib/cli/session/session";
import { formatMessage } from "@/lib/texts/format-message";
import { optionsTexts } from "@/texts/cli/options";
import { verbCommandsTexts } from "@/texts/jobs/verb-commands";

const options = z.object({ takeOver: z.boolean().default(false), json: z.boolean().default(false) });

/** `start`: starts a job. With --json it prints the run token, else nothing. */
export function addStart(program: Command) {
  const { start, takeOver } = verbCommandsTexts;
  const command = program
    .command("start")
    .description(start.help)
    .argument("<id>")
    .option("--take-over", takeOver.help)
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
