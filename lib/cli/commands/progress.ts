import type { Command } from "commander";
import { z } from "zod";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";

const options = z.object({
  done: z.string(),
  total: z.string().optional(),
  note: z.string().optional(),
});

/** `progress`: how far a running job is. */
export function addProgress(program: Command) {
  const command = withRunOption(program.command("progress"))
    .description("how far a running job is")
    .argument("<id>")
    .requiredOption("--done <count>", "how much of it is done")
    .option("--total <count>", "of how much")
    .option("--note <text>", "such as the record at hand");
  command.action(async (id: string) => {
    const { done, total, note } = options.parse(command.opts());
    await withSession(command, (session) =>
      handleOf(session, id).progress(count(done), total === undefined ? null : count(total), note ?? null),
    );
  });
}

/** What is not written as a whole number is none, and refused as such; Number("") would be 0. */
const count = (text: string) => (/^\d{1,16}$/.test(text) ? Number(text) : Number.NaN);
