import { parseString } from "fast-csv";
import { z } from "zod";

export interface LooseRow {
  /** Its number as a spreadsheet counts: 1 is the header, blank lines count along. */
  number: number;
  /** Of a row that is no CSV: its line as it stands, as the only cell. */
  cells: string[];
  isBroken: boolean;
}

interface LooseOptions {
  delimiter: string;
  /** As many rows are read, blank ones left out. */
  most: number;
  /** The text goes on behind its end. */
  isCut: boolean;
}

const row = z.array(z.string());

/**
 * The first rows of a CSV, whatever is in it: a row that can't be read stands as it is between those that can.
 * Each row goes to fast-csv by itself, because it gives up a text as a whole.
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

/** A row each, by its quotes: within them, a line end belongs to a cell. The last one may be left open. */
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

/** The rows of a piece, one without cells for a blank line; null when it is no CSV. */
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
