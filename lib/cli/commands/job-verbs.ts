import type { Command } from "commander";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { jobVerb, PLAIN_VERB_NAMES } from "@/lib/producer/verbs";
import type { PlainVerb } from "@/packages/producer/src/verbs";
import { JOB_VERB_HELP, saidIn, simplestFirst, withFields } from "./fields";

/** These read files and have commands of their own. */
const READ_FILES = ["output", "fail"];

/** `queue`, `complete`, `progress` and so on. They print nothing. */
export function addJobVerbs(program: Command) {
  for (const name of simplestFirst(PLAIN_VERB_NAMES, jobVerb)) {
    if (!READ_FILES.includes(name)) addJobVerb(program, name);
  }
}

function addJobVerb(program: Command, name: PlainVerb) {
  const verb = jobVerb(name);
  const help = JOB_VERB_HELP[name];
  const described = program.command(name).description(help.help).argument("<id>");
  // Before a job runs it has no run token.
  const command = withFields(
    verb.from.includes("running") ? withRunOption(described) : described,
    verb,
    help,
  );
  command.action((id: string) =>
    withSession(command, (session) => handleOf(session, id).tell(name, saidIn(command, verb))),
  );
}
