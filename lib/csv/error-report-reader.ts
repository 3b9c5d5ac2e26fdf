import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { isBlankRow } from "./blank-rows";
import { fitRow } from "./fit-row";
import { unguarded } from "./formula-guard";
import { openRecords } from "./open-records";
import type { ReadOptions } from "./read-options";
import type { CsvRecord } from "./record-parser";
import { ownPlaces, REPORT_COLUMNS } from "./report-columns";

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
  const { header, groups } = await openRecords(bytes, options);
  const own = REPORT_COLUMNS.map((name) => {
    // Where the table has a column of the same name, ours comes after it.
    const place = header.lastIndexOf(name);
    if (place < 0) throw refused(formatMessage(tableReaderTexts.notErrorReport, { column: name }));
    return place;
  });
  const places = ownPlaces(header);
  const pick = (from: number[]) => (cells: string[]) => from.map((place) => unguarded(cells[place] ?? ""));
  const columns = pick(places)(header);
  const least = Math.max(...own) + 1;
  return { columns, rows: rejectedRows(groups, { width: header.length, least }, pick(places), pick(own)) };
}

type Pick = (cells: string[]) => string[];

interface Widths {
  width: number;
  /** A row with fewer cells lacks one of the report's own. */
  least: number;
}

async function* rejectedRows(
  groups: AsyncIterable<Iterable<CsvRecord>>,
  widths: Widths,
  values: Pick,
  own: Pick,
): AsyncGenerator<RejectedRow> {
  for await (const group of groups) {
    for (const record of group) {
      if (isBlankRow(record.cells)) continue;
      const { row } = record;
      const cells = requireFit(record, widths);
      const [number = "", column = "", message = ""] = own(cells);
      if (!/^[1-9]\d{0,14}$/.test(number)) {
        throw refused(formatMessage(tableReaderTexts.noRowNumber, { row }));
      }
      yield { row: Number(number), values: values(cells), column: column || null, message };
    }
  }
}

/** Throws InvalidInput for a row of another length, which would put values under the wrong names. */
function requireFit(record: CsvRecord, { width, least }: Widths): string[] {
  const { row, hasNul } = record;
  const { cells, fault } = fitRow(record, width);
  if (hasNul) throw refused(formatMessage(tableReaderTexts.nulInReport, { row }));
  const count = record.cells.length;
  if (fault === null && count >= least) return cells;
  throw refused(formatMessage(tableReaderTexts.otherWidth, { row, cells: count, width }));
}

const refused = (message: string) => new InvalidInput("file", message);
