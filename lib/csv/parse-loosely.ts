import { parseString } from "fast-csv";
import { z } from "zod";

export interface LooseRow {
  /** Its number as a spreadsheet counts: 1 is the header, and blank lines count. */
  number: number;
  /** For a row that is not CSV: its line unchanged, as the only cell. */
  cells: string[];
  isBroken: boolean;
}

interface LooseOptions {
  delimiter: string;
  /** How many rows to read at most; blank ones don't count. */
  most: number;
  /** The text is only the beginning of the file. */
  isCut: boolean;
}

const row = z.array(z.string());

/**
 * The first rows of a CSV. A row that can't be read comes unchanged, in its place among the others. Each row goes to
 * fast-csv separately, because one bad row makes it reject the whole text.
 */
export async function parseLoosely(
  text: string,
  { delimiter, most, isCut }: LooseOptions,
): Promise<LooseRow[]> {
  const rows: LooseRow[] = [];
  let number = 0;
  const add = (cells: string[], isBroken = false) => {
    number += 1;
    if (cells.length > 0 && rows.length < most) rows.push({ number, cells, isBroken });
  };
  for (const { piece, isOpen } of pieces(text)) {
    if (rows.length >= most) break;
    const parsed = await tryParse(isOpen && isCut ? `${piece}"` : piece, delimiter);
    for (const cells of parsed ?? []) add(cells);
    if (parsed) continue;
    for (const line of piece.split(LINE_END)) {
      if (rows.length >= most) break;
      const [cells, ...more] = (await tryParse(line, delimiter)) ?? [];
      if (cells && more.length === 0) add(cells);
      else add([line], true);
    }
  }
  return rows;
}

const LINE_END = /\r\n|\n|\r/;

/** Splits a text into rows. Within quotes, a line end belongs to a cell. The last row may have an open quote. */
function* pieces(text: string): Generator<{ piece: string; isOpen: boolean }> {
  let start = 0;
  let isOpen = false;
  for (const { 0: found, index } of text.matchAll(/"|\r\n|\n|\r/g)) {
    if (found === '"') {
      isOpen = !isOpen;
    } else if (!isOpen) {
      yield { piece: text.slice(start, index), isOpen };
      start = index + found.length;
    }
  }
  if (start < text.length) yield { piece: text.slice(start), isOpen };
}

/** The rows of a piece; a blank line is a row without cells. Null when it is not CSV. */
function tryParse(piece: string, delimiter: string): Promise<string[][] | null> {
  if (piece.trim() === "") return Promise.resolve([[]]);
  return new Promise((settle) => {
    const rows: string[][] = [];
    parseString(piece, { headers: false, delimiter })
      .on("error", () => settle(null))
      .on("data", (cells: unknown) => rows.push(row.parse(cells)))
      .on("end", () => settle(rows));
  });
}
