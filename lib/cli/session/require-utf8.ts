import type { Command } from "commander";
import { isReplaced } from "@/lib/cli/io/argument-bytes";
import { NotUtf8 } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { jsonTexts } from "@/texts/api/json";

/** Paths are bytes; of outputs, notes and failures what can't be read is replaced, so that no report is lost. */
const TAKES_ANY = new Set([
  "input",
  "path",
  "file",
  "command",
  "text",
  "output",
  "note",
  "message",
  "trace",
  "traceFile",
]);

/** Throws NotUtf8 for an argument that would be stored with other characters than were given. */
export function requireUtf8(command: Command) {
  const options = Object.entries(command.optsWithGlobals<Record<string, unknown>>());
  const given = [
    ...options,
    ...command.registeredArguments.map(
      (argument, at) => [argument.name(), command.processedArgs[at]] as const,
    ),
  ];
  for (const [field, value] of given) {
    const texts = [value].flat().filter((one) => typeof one === "string");
    if (!TAKES_ANY.has(field) && texts.some(isReplaced)) {
      throw new NotUtf8(field, formatMessage(jsonTexts.notUtf8, { field }));
    }
  }
}
