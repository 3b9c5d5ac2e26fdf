import { createReadStream } from "node:fs";
import { rootCause } from "@/lib/database-error";
import { InvalidInput, JobsError } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { inputTexts } from "@/texts/cli/input";
import { processIO } from "./process-io";
import { readLines } from "./read-lines";

/** The JSON values of a file's lines (- for stdin), with their line numbers from 1. Blank lines are skipped. */
export async function* jsonLines(file: string): AsyncGenerator<{ number: number; value: unknown }> {
  for await (const { number, line } of readLines(bytesOf(file))) {
    if (line.trim() !== "") yield { number, value: parse(line, number) };
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new InvalidInput(formatMessage(inputTexts.line, { line: number }), inputTexts.notJson);
  }
}

/** A file that can't be read is an InvalidInput. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === "-" ? processIO().stdin() : createReadStream(file);
  } catch (error) {
    throw error instanceof JobsError ? error : new InvalidInput("file", `${rootCause(error).message}.`);
  }
}
