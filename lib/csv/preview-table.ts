import { cutOff } from "@/lib/files/preview/preview-lines";
import { formatMessage } from "@/lib/texts/format-message";
import { filePreviewTexts } from "@/texts/job/file-preview";
import { tableReaderTexts } from "@/texts/job/table-reader";
import { isBlankRow } from "./blank-rows";
import type { TextReading } from "./detect-reading";
import { type LooseRow, parseLoosely } from "./parse-loosely";
import { isErrorReport } from "./report-columns";

const ROWS = 50;
const COLUMNS = 50;
const CELL_CHARACTERS = 300;

export interface TablePreview {
  /** The first row, with the names of the columns. */
  header: LooseRow;
  rows: LooseRow[];
  /** How many the widest row has, but no more than are shown. */
  columns: number;
  /** How the preview differs from the file, in sentences. */
  remarks: string[];
}

export interface TableText {
  text: string;
  /** How many bytes of the file the text holds; null if it is the whole file. */
  cutAfter: number | null;
  /** How an import would read the file. */
  reading: TextReading;
  /** Whether a person has chosen the delimiter. */
  isChosen: boolean;
}

/**
 * The beginning of a table, of at most 50 rows and 50 columns, read as an import reads it. Null when it can't be read
 * as a table, unless a person has chosen the delimiter.
 */
export function previewTable({ text, cutAfter, reading, isChosen }: TableText): TablePreview | null {
  const isCut = cutAfter !== null;
  const { delimiter, skipsBlanks, hint } = reading;
  const body = text.slice(hint?.length ?? 0);
  const [header, ...rest] = parseLoosely(body, { delimiter, skipsBlanks, most: ROWS + 2, isCut });
  if (!header) return null;
  if (reading.format && !isErrorReport(header.cells)) return null;
  if (!isChosen && !isTable([header, ...rest])) return null;
  const rows = rest.slice(0, ROWS);
  const widest = Math.max(...[header, ...rows].map(({ cells }) => cells.length));
  const tooLong = rows.filter(
    ({ cells, isBroken }) => !isBroken && !isBlankRow(cells.slice(header.cells.length)),
  );
  const withNul = rows.filter(({ hasNul }) => hasNul);
  const remarks = [
    amount(rows.length, rest.length > ROWS || isCut),
    cutAfter !== null && rest.length <= ROWS ? cutOff(cutAfter) : "",
    counted(filePreviewTexts.brokenRows, rows.filter(({ isBroken }) => isBroken).length),
    counted(tableReaderTexts.rowsTooLong, tooLong.length),
    counted(tableReaderTexts.rowsWithNul, withNul.length),
    widest > COLUMNS ? formatMessage(filePreviewTexts.someColumns, { shown: COLUMNS, all: widest }) : "",
    [header, ...rows].some(({ cells }) => cells.some(isLong))
      ? formatMessage(filePreviewTexts.longCells, { most: CELL_CHARACTERS })
      : "",
  ];
  return {
    header: shown(header),
    rows: rows.map(shown),
    columns: Math.min(widest, COLUMNS),
    remarks: remarks.filter((remark) => remark !== ""),
  };
}

type RowCount = typeof filePreviewTexts.brokenRows | (typeof tableReaderTexts)["rowsTooLong" | "rowsWithNul"];

const counted = (message: RowCount, count: number) => (count === 0 ? "" : formatMessage(message, { count }));

/** Whether at least half of the rows can be read and have the same number of cells. */
function isTable(rows: LooseRow[]): boolean {
  const widths = new Map<number, number>();
  for (const { cells, isBroken } of rows) {
    if (!isBroken) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  return Math.max(0, ...widths.values()) * 2 >= rows.length;
}

function amount(count: number, hasMore: boolean): string {
  if (!hasMore) return formatMessage(filePreviewTexts.allRows, { count });
  return count === 0 ? "" : formatMessage(filePreviewTexts.firstRows, { count });
}

const isLong = (cell: string) => cell.length > CELL_CHARACTERS;
const shown = (row: LooseRow): LooseRow => ({ ...row, cells: row.cells.slice(0, COLUMNS).map(shortened) });
const shortened = (cell: string) =>
  isLong(cell) ? `${cell.slice(0, CELL_CHARACTERS).toWellFormed()}…` : cell;
