import { decodeStart } from "@/lib/text-encoding/decode-pieces";
import { type Coding, detectEncoding } from "@/lib/text-encoding/detect-encoding";
import type { Encoding } from "@/lib/text-encoding/encodings";
import { type Detected, detectDelimiter } from "./detect-delimiter";
import { type OtherFormat, otherFormat } from "./other-format";
import { sampleRecords } from "./sample-records";
import { type SepHint, sepHint } from "./sep-hint";

/** What was given instead of being detected; null where nothing was. */
export interface Given {
  delimiter: string | null;
  encoding: Encoding | null;
  /** The file's name or media type says that tabs are between its cells. */
  isTabbed: boolean;
}

/** How the text of a table is read. */
export interface TextReading extends Detected {
  /** The first line, when it only names the delimiter. */
  hint: SepHint | null;
  /** Another format that the text seems to have. */
  format: OtherFormat | null;
}

/** How a table is read. */
export interface Reading extends TextReading {
  encoding: Encoding;
  coding: Coding;
}

/** How a table is to be read that begins with these bytes. At most 64 KB of them are looked at. */
export function detectReading(bytes: Uint8Array, isWhole: boolean, given: Given): Reading {
  const coding = detectEncoding(bytes, given.encoding);
  const { encoding } = coding;
  const head = decodeStart(bytes, coding);
  const hint = sepHint(head.text);
  const table = head.text.slice(hint?.length ?? 0);
  const isAll = isWhole && head.isWhole;
  if (given.delimiter !== null) {
    const { delimiter } = given;
    const { skipsBlanks } = sampleRecords(table, delimiter, isAll);
    return { encoding, coding, delimiter, rivals: [], isSure: true, skipsBlanks, hint, format: null };
  }
  const hinted = hint?.delimiter ?? null;
  const detected = detectDelimiter(table, { isWhole: isAll, hinted, isTabbed: given.isTabbed });
  return { encoding, coding, ...detected, hint, format: otherFormat(table) };
}
