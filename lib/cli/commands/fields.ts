import type { Command } from "commander";
import { z } from "zod";
import type { SUBTASK_VERBS } from "@/packages/producer/src/subtask-verbs";
import type { Field, Verb, VerbTexts } from "@/packages/producer/src/verb";
import type { JOB_VERBS } from "@/packages/producer/src/verbs";
import { subtaskCommandsTexts } from "@/texts/jobs/subtask-commands";
import { verbCommandsTexts } from "@/texts/jobs/verb-commands";

/** The help on each verb and its options. */
export const JOB_VERB_HELP: VerbTexts<typeof JOB_VERBS, "help"> = verbCommandsTexts;
export const SUBTASK_VERB_HELP: VerbTexts<typeof SUBTASK_VERBS, "help"> = subtaskCommandsTexts;

const text = z.string().optional();

/** The order of verbs in the help: first those without values. */
export const simplestFirst = <Name>(names: readonly Name[], verbOf: (name: Name) => Verb): Name[] =>
  names.toSorted((one, other) => size(verbOf(one)) - size(verbOf(other)));

const size = ({ fields }: Verb) => (Object.keys(fields).length === 0 ? 0 : 1);

/** Gives a command an option for each field of a verb, explained by `help`. */
export function withFields(
  command: Command,
  { fields }: Verb,
  help: Readonly<Record<string, string>>,
): Command {
  for (const [name, { is, optional }] of Object.entries(fields)) {
    const option = help[name];
    const flags = `--${name} <${is === "count" ? "count" : "text"}>`;
    if (optional) command.option(flags, option);
    else command.requiredOption(flags, option);
  }
  return command;
}

/** The values of these options. */
export const saidIn = (command: Command, { fields }: Verb): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, read(field, text.parse(command.opts()[name]))]),
  );

const read = ({ is }: Field, given: string | undefined) =>
  given === undefined ? null : is === "count" ? count(given) : given;

/** NaN, which is refused, for a text that is not a whole number; Number("") would be 0. */
const count = (given: string) => (/^\d{1,16}$/.test(given) ? Number(given) : Number.NaN);
