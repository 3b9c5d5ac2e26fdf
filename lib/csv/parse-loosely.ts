import { InvalidInput } from "@/lib/errors";
import { isBlankLine } from "./blank-rows";
import { RecordParser } from "./record-parser";

export interface LooseRow {
  /** Its number as a spreadsheet counts: blank lines count. */
  number: number;
  /** For a row that is not CSV: its line unchanged, as the only cell. */
  cells: string[];
  isBroken: boolean;
  hasNul: boolean;
}

interface LooseOptions {
  /** Null: each row is one cell. */
  delimiter: string | null;
  skipsBlanks: boolean;
  /** How many rows to read at most; blank ones don't count. */
  most: number;
  /** The text is only the beginning of the file. */
  isCut: boolean;
}

/**
 * The first rows of a CSV, as a table to import is read. A row that can't be read comes unchanged, in its place among
 * the others, and reading begins again after its line.
 */
export function parseLoosely(
  text: string,
  { delimiter, skipsBlanks, most, isCut }: LooseOptions,
): LooseRow[] {
  const rows: LooseRow[] = [];
  let rest = text;
  for (let number = 1; rest !== "" && rows.length < most; number++) {
    const parser = new RecordParser(delimiter, { skipsBlanks });
    try {
      for (const { cells, hasNul } of recordsOf(parser, rest, isCut)) {
        if (!isBlankLine(cells)) rows.push({ number, cells, hasNul, isBroken: false });
        if (rows.length >= most) return rows;
        number++;
      }
      return rows;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const [line = "", end = ""] = FIRST_LINE.exec(afterRecords(rest, parser))?.slice(1) ?? [];
      rows.push({ number, cells: [line], hasNul: line.includes("\0"), isBroken: true });
      rest = afterRecords(rest, parser).slice(line.length + end.length);
    }
  }
  return rows;
}

const FIRST_LINE = /^([^\r\n]*)(\r\n|\r|\n|)/;

/** From the row on that can't be read. */
function afterRecords(text: string, { recordEnd }: RecordParser): string {
  const halfOfLineEnd = text[recordEnd - 1] === "\r" && text[recordEnd] === "\n";
  return text.slice(halfOfLineEnd ? recordEnd + 1 : recordEnd);
}

/** A cell that the cut goes through ends there. */
function* recordsOf(parser: RecordParser, text: string, isCut: boolean) {
  yield* parser.push(text);
  if (isCut && parser.isQuoted) yield* parser.push('"');
  yield* parser.end();
}
