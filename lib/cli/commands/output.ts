import type { Command } from "commander";
import { readText } from "@/lib/cli/io/read-text";
import { surroundings } from "@/lib/cli/io/surroundings";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { LIMITS } from "@/packages/producer/src/storable-text";

/** `output`: the job's structured result, as an argument or from stdin. */
export function addOutput(program: Command) {
  const command = withRunOption(program.command("output"))
    .description("what a job has to say, as JSON or text; from stdin without TEXT")
    .argument("<id>")
    .argument("[text]", "- for stdin", "-");
  command.action(async (id: string, given: string) => {
    const text = given === "-" ? await readText(surroundings().stdin(), LIMITS.output) : given;
    await withSession(command, (session) => handleOf(session, id).output(text));
  });
}
