import { InvalidInput } from "@/lib/errors";
import { unguarded } from "./formula-guard";
import { openRecords, type ReadOptions } from "./open-records";
import type { CsvRecord } from "./record-parser";
import { isReportColumn } from "./report-columns";

interface TableRow {
  /** As a spreadsheet counts: the header is row 1, and blank rows count. */
  row: number;
  /** In the order of the columns. */
  values: string[];
}

export interface Table {
  /** In the file's order; a name may be empty or repeated. */
  columns: string[];
  /** Can be read once. Leaving the loop early closes the file. */
  rows: AsyncIterable<TableRow>;
}

/**
 * A table to import, as a spreadsheet saves it. Columns that begin with _ are left out. If an error report's columns
 * are among them, the quotes that the report puts before formulas are removed. Blank rows are skipped. Throws
 * InvalidInput that names the row.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array | string>,
  options?: ReadOptions,
): Promise<Table> {
  const { header, records } = await openRecords(bytes, options);
  const text = header.some(isReportColumn) ? unguarded : (cell: string) => cell;
  const places = header.flatMap((name, place) => (text(name).startsWith("_") ? [] : [place]));
  const pick = (cells: string[]) => places.map((place) => text(cells[place] ?? ""));
  return { columns: pick(header), rows: tableRows(records, header.length, pick) };
}

async function* tableRows(
  records: AsyncIterable<CsvRecord>,
  width: number,
  pick: (cells: string[]) => string[],
): AsyncGenerator<TableRow> {
  for await (const { row, cells } of records) {
    requireWidth(row, cells, width);
    yield { row, values: pick(cells) };
  }
}

/** Throws InvalidInput for a row of another length, which would put values under the wrong names. */
export function requireWidth(row: number, cells: string[], width: number) {
  if (cells.length === width) return;
  const count = cells.length === 1 ? "1 cell" : `${cells.length} cells`;
  throw new InvalidInput("file", `row ${row} has ${count}, the header ${width}.`);
}
