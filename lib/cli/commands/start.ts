import type { Command } from "commander";
import { z } from "zod";
import { printJson } from "@/lib/cli/io/print";
import { handleOf, withSession } from "@/lib/cli/session/session";

const options = z.object({ takeOver: z.boolean().default(false), json: z.boolean().default(false) });

/** `start`: a job runs; silent, but for the run token where it is asked for. */
export function addStart(program: Command) {
  const command = program
    .command("start")
    .description("a pending or queued job starts")
    .argument("<id>")
    .option(
      "--take-over",
      "a running job goes on with another worker: the run token of the one before is refused",
    )
    .option("--json", 'print {"id": "…", "runToken": "…"}; the other verbs take it as --run');
  command.action(async (id: string) => {
    const { takeOver, json } = options.parse(command.opts());
    await withSession(command, async (session) => {
      const job = handleOf(session, id);
      const runToken = await (takeOver ? job.takeOver() : job.start());
      if (json) await printJson({ id, runToken });
    });
  });
}
