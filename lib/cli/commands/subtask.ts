import { isUtf8 } from "node:buffer";
import type { Command } from "commander";
import { z } from "zod";
import { print, printJson } from "@/lib/cli/io/print";
import { processIO } from "@/lib/cli/io/process-io";
import { handleOf, withRunOption, withSession } from "@/lib/cli/session/session";
import { InvalidInput, NotUtf8 } from "@/lib/errors";
import { SUBTASK_VERB_NAMES, subtaskVerb } from "@/lib/producer/verbs";
import { isUtf16 } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { jsonTexts } from "@/texts/api/json";
import { optionsTexts } from "@/texts/cli/options";
import { stepsTexts } from "@/texts/cli/steps";
import { SUBTASK_VERB_HELP, saidIn, simplestFirst, withFields } from "./fields";

/** More than the names of one call may have. */
const NAMES_BYTES = 16 * 1024 * 1024;

const addOptions = z.object({ json: z.boolean().default(false) });

/** `subtask …`: the subtasks of a job. */
export function addSubtaskVerbs(program: Command) {
  const subtask = program.command("subtask").description(stepsTexts.subtasks.description);
  addAdd(subtask);
  for (const name of simplestFirst(SUBTASK_VERB_NAMES, subtaskVerb)) {
    const verb = subtaskVerb(name);
    const help = SUBTASK_VERB_HELP[name];
    const command = withFields(withRunOption(subtask.command(name)).description(help.help), verb, help);
    command
      .argument("<id>")
      .argument("<number>")
      .action((id: string, number: string) =>
        withSession(command, (session) =>
          handleOf(session, id).subtask(numberOf(number)).tell(name, saidIn(command, verb)),
        ),
      );
  }
}

/** Prints the numbers of the new subtasks, one a line, in the order of their names. */
function addAdd(subtask: Command) {
  const command = withRunOption(subtask.command("add"))
    .description(stepsTexts.subtasks.add)
    .argument("<id>")
    .argument("<name...>", formatMessage(stepsTexts.subtasks.names, { most: LIMITS.subtasks }))
    .option("--json", formatMessage(optionsTexts.jsonShape, { shape: '{"numbers": […]}' }));
  command.action(async (id: string, given: string[]) => {
    const { json } = addOptions.parse(command.opts());
    const names = given.length === 1 && given[0] === "-" ? await readNames(processIO().stdin()) : given;
    await withSession(command, async (session) => {
      const numbers = (await handleOf(session, id).addSubtasks(names)).map(({ number }) => number);
      await (json ? printJson({ numbers }) : print(numbers.map((number) => `${number}\n`).join("")));
    });
  });
}

/** Refuses a text that is not a whole number; Number("") would be 0, Number("1e0") 1. */
function numberOf(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidInput("number", stepsTexts.subtasks.number);
  return Number(text);
}

/** Names, one a line; empty lines are skipped. */
async function readNames(stream: AsyncIterable<Uint8Array | string>): Promise<string[]> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    const chunk = Buffer.from(piece);
    pieces.push(chunk);
    bytes += chunk.length;
    if (bytes > NAMES_BYTES)
      throw new InvalidInput("names", formatMessage(stepsTexts.subtasks.tooMany, { most: LIMITS.subtasks }));
  }
  const text = Buffer.concat(pieces);
  if (isUtf16(text)) throw new InvalidInput("names", jsonTexts.utf16Input);
  if (!isUtf8(text)) throw new NotUtf8("names", formatMessage(jsonTexts.notUtf8, { field: "names" }));
  return text
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter(Boolean);
}
