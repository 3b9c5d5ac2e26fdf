import type { Command } from "commander";
import { LIMITS } from "@/lib/producer/storable-text";
import { readText } from "./read-text";
import { handleOf, withRunOption, withSession } from "./session";
import { surroundings } from "./surroundings";

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
