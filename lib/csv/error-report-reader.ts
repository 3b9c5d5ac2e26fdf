import { InvalidInput } from "@/lib/errors";
import { unguarded } from "./formula-guard";
import { openRecords, type ReadOptions } from "./open-records";
import { requireWidth } from "./read-table";
import type { CsvRecord } from "./record-parser";
import { isReportColumn, REPORT_COLUMNS } from "./report-columns";

/** A rejected row. */
export interface RejectedRow {
  /** Its number in the table that it came from, as a spreadsheet counts: the header is row 1. */
  row: number;
  /** The row's own cells, in the order of the columns. */
  values: string[];
  /** The name of the column at fault; null where it is the whole row. */
  column: string | null;
  message: string;
}

export interface ErrorReportTable {
  /** The columns of the table that the rows came from. */
  columns: string[];
  /** Can be read once. Leaving the loop early closes the file. */
  rows: AsyncIterable<RejectedRow>;
}

/** Reads an error report as it was written, or as a spreadsheet saved it later. Throws InvalidInput naming the row. */
export async function readErrorReport(
  bytes: AsyncIterable<Uint8Array | string>,
  options?: ReadOptions,
): Promise<ErrorReportTable> {
  const { header, records } = await openRecords(bytes, options);
  const own = REPORT_COLUMNS.map((name) => {
    const place = header.indexOf(name);
    if (place < 0) throw new InvalidInput("file", `not an error report: it has no column ${name}.`);
    return place;
  });
  const places = header.flatMap((name, place) => (isReportColumn(name) ? [] : [place]));
  const pick = (from: number[]) => (cells: string[]) => from.map((place) => unguarded(cells[place] ?? ""));
  const columns = pick(places)(header);
  return { columns, rows: rejectedRows(records, header.length, pick(places), pick(own)) };
}

type Pick = (cells: string[]) => string[];

async function* rejectedRows(
  records: AsyncIterable<CsvRecord>,
  width: number,
  values: Pick,
  own: Pick,
): AsyncGenerator<RejectedRow> {
  for await (const { row, cells } of records) {
    requireWidth(row, cells, width);
    const [number = "", column = "", message = ""] = own(cells);
    if (!/^[1-9]\d{0,14}$/.test(number)) {
      throw new InvalidInput("file", `row ${row} has no row number in its column _row.`);
    }
    yield { row: Number(number), values: values(cells), column: column || null, message };
  }
}
