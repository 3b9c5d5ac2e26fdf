import { createReadStream } from "node:fs";
import { rootCause } from "@/lib/database-error";
import { InvalidInput, JobsError } from "@/lib/errors";
import { isUtf16, type Reading, readJson } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { jsonTexts } from "@/texts/api/json";
import { inputTexts } from "@/texts/cli/input";
import { argumentBytes } from "./argument-bytes";
import { processIO } from "./process-io";
import { readLines } from "./read-lines";

/** A line's JSON value, and the line itself. */
interface JsonLine {
  /** From 1. */
  number: number;
  value: unknown;
  line: Buffer;
}

/**
 * The lines of a file of JSON (- for stdin), which may begin with a byte-order mark. Blank lines are skipped. What
 * `reading` names arrives as it was given. Throws InvalidInput that names the line.
 */
export async function* jsonLines(file: string, reading?: Reading): AsyncGenerator<JsonLine> {
  for await (const { number, line } of readLines(bytesOf(file))) {
    if (number === 1 && isUtf16(line)) throw new InvalidInput("file", jsonTexts.utf16File);
    if (!isBlank(line)) yield { number, value: parse(line, number, reading), line };
  }
}

/** White space, and a byte-order mark. */
const BLANK = new Set([9, 11, 12, 13, 32, 0xef, 0xbb, 0xbf]);
const isBlank = (line: Buffer): boolean => line.every((byte) => BLANK.has(byte));

function parse(line: Buffer, number: number, reading: Reading | undefined): unknown {
  try {
    return readJson(line, reading);
  } catch (error) {
    const message = error instanceof JobsError ? error.message : inputTexts.notJson;
    throw new InvalidInput(formatMessage(inputTexts.line, { line: number }), message, { cause: error });
  }
}

/** A file that can't be read is an InvalidInput. */
async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* file === "-" ? processIO().stdin() : createReadStream(argumentBytes(file));
  } catch (error) {
    throw error instanceof JobsError ? error : new InvalidInput("file", `${rootCause(error).message}.`);
  }
}
