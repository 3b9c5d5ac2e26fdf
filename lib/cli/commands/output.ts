import type { Command } from "commander";
import { processIO } from "@/lib/cli/io/process-io";
import { readText } from "@/lib/cli/io/read-text";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { LIMITS } from "@/packages/producer/src/limits";
import { JOB_VERBS } from "@/packages/producer/src/verbs";

/** `output`: the job's structured result, as an argument or from stdin. */
export function addOutput(program: Command) {
  const verb = JOB_VERBS.output;
  const command = withRunOption(program.command("output"))
    .description(verb.command)
    .argument("<id>")
    .argument("[text]", verb.fields.output.option, "-");
  command.action(async (id: string, given: string) => {
    const text = given === "-" ? await readText(processIO().stdin(), LIMITS.output) : given;
    await withSession(command, (session) => handleOf(session, id).output(text));
  });
}
