import type { Command } from "commander";
import { processIO } from "@/lib/cli/io/process-io";
import { readText } from "@/lib/cli/io/read-text";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { LIMITS } from "@/packages/producer/src/limits";
import { verbCommandsTexts } from "@/texts/jobs/verb-commands";

/** `output`: the job's structured result, as an argument or from stdin. */
export function addOutput(program: Command) {
  const { help, output } = verbCommandsTexts.output;
  const command = withRunOption(program.command("output"))
    .description(help)
    .argument("<id>")
    .argument("[text]", output, "-");
  command.action(async (id: string, given: string) => {
    const text = given === "-" ? await readText(processIO().stdin(), LIMITS.output) : given;
    await withSession(command, (session) => handleOf(session, id).output(text));
  });
}
