import { formatMessage } from "@/lib/texts/format-message";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { isBlankRow } from "./blank-rows";
import { describeReading, readingRemarks } from "./describe-reading";
import { fitRow } from "./fit-row";
import { isGuarded, unguarded } from "./formula-guard";
import { openRecords } from "./open-records";
import type { ReadOptions } from "./read-options";
import type { CsvRecord } from "./record-parser";
import { isErrorReport, ownPlaces } from "./report-columns";

interface TableRow {
  /** As a spreadsheet counts: the header is row 1, and blank rows count. */
  row: number;
  /** One for each column, in their order. */
  values: string[];
  /** Why the row can't be used; null when it can. Reject a row that has one. */
  fault: string | null;
}

export interface Table {
  /** In the file's order; a name may be empty or repeated. */
  columns: string[];
  /** Can be read once. Leaving the loop early closes the file. */
  rows: AsyncIterable<TableRow>;
  /** How the file is read, to be told to people: "read as UTF-8, separated by semicolons". */
  reading: string;
  /** What was left out or assumed, in sentences. Complete after the last row. */
  remarks: () => string[];
}

/**
 * A table to import, as people have it: encoding and delimiter are detected, unless they are given. If the table is an
 * error report, its columns are left out and the quotes that it puts before formulas are removed. Blank rows are
 * skipped. A row with too many cells has a `fault`; what can't be read at all throws InvalidInput that names the row.
 */
export async function readTable(
  bytes: AsyncIterable<Uint8Array | string>,
  options?: ReadOptions,
): Promise<Table> {
  const { header, reading, groups } = await openRecords(bytes, options);
  const places = isErrorReport(header) ? ownPlaces(header) : null;
  const counts: Counts = { guarded: 0 };
  return {
    columns: places ? unguardedAt(places, header) : header,
    rows: tableRows(groups, { width: header.length, places, counts }),
    reading: describeReading(reading),
    remarks: () => [
      ...readingRemarks(reading),
      ...(reading.isSure ? [] : [tableReaderTexts.giveDelimiter]),
      ...(places ? [tableReaderTexts.leftOut] : []),
      ...(counts.guarded > 0 ? [formatMessage(tableReaderTexts.guarded, { count: counts.guarded })] : []),
    ],
  };
}

interface Counts {
  /** How many cells begin as an error report writes them, in a table that is not one. */
  guarded: number;
}

interface RowOptions {
  width: number;
  /** The places of the table's own columns in an error report; null in any other table. */
  places: number[] | null;
  counts: Counts;
}

async function* tableRows(
  groups: AsyncIterable<Iterable<CsvRecord>>,
  { width, places, counts }: RowOptions,
): AsyncGenerator<TableRow> {
  for await (const group of groups) {
    for (const record of group) {
      if (isBlankRow(record.cells)) continue;
      const { cells, fault } = fitRow(record, width);
      if (!places) for (const cell of cells) if (isGuarded(cell)) counts.guarded++;
      yield { row: record.row, values: places ? unguardedAt(places, cells) : cells, fault };
    }
  }
}

const unguardedAt = (places: number[], cells: string[]) =>
  places.map((place) => unguarded(cells[place] ?? ""));
