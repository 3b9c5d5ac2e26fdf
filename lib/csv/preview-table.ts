import { cutOff } from "@/lib/files/preview/preview-lines";
import { type LooseRow, parseLoosely } from "./parse-loosely";

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
  /** Whether the file is known to have tabs between its cells. */
  isTabbed: boolean;
}

/** The beginning of a CSV as a table of at most 50 rows and 50 columns; null when it can't be read as one. */
export async function previewTable({ text, cutAfter, isTabbed }: TableText): Promise<TablePreview | null> {
  if (OTHER_FORMATS.test(text)) return null;
  const isCut = cutAfter !== null;
  const delimiter = isTabbed ? "\t" : delimiterOf(text);
  const [header, ...rest] = await parseLoosely(text, { delimiter, most: ROWS + 2, isCut });
  if (!header || !isTable([header, ...rest])) return null;
  const rows = rest.slice(0, ROWS);
  const widest = Math.max(...[header, ...rows].map(({ cells }) => cells.length));
  const remarks = [
    amount(rows.length, rest.length > ROWS || isCut),
    cutAfter !== null && rest.length <= ROWS ? cutOff(cutAfter) : "",
    brokenRows(rows),
    widest > COLUMNS ? `Showing the first ${COLUMNS} of ${widest} columns.` : "",
    [header, ...rows].some(({ cells }) => cells.some(isLong))
      ? `Long cells are cut after ${CELL_CHARACTERS} characters.`
      : "",
  ];
  return {
    header: shown(header),
    rows: rows.map(shown),
    columns: Math.min(widest, COLUMNS),
    remarks: remarks.filter((remark) => remark !== ""),
  };
}

/** XML, HTML and JSON, which a CSV parser would read as odd rows. */
const OTHER_FORMATS = /^\s*(?:<[!?/a-z]|\{|\[\s*[\]{["\d])/i;
const DELIMITERS = [",", ";", "\t", "|"];

/** The delimiter that is most frequent in the first line, outside quotes. */
function delimiterOf(text: string): string {
  const first = (/[^\r\n]+/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const often = (delimiter: string) => first.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (often(one) > often(best) ? one : best));
}

/** Whether at least half of the rows can be read and have the same number of cells. */
function isTable(rows: LooseRow[]): boolean {
  const widths = new Map<number, number>();
  for (const { cells, isBroken } of rows) {
    if (!isBroken) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  }
  return Math.max(0, ...widths.values()) * 2 >= rows.length;
}

const amount = (rows: number, hasMore: boolean) => {
  if (rows === 0) return hasMore ? "" : "A header and no rows.";
  if (rows === 1) return hasMore ? "The first row." : "The only row.";
  return hasMore ? `The first ${rows} rows.` : `All ${rows} rows.`;
};

function brokenRows(rows: LooseRow[]): string {
  const broken = rows.filter(({ isBroken }) => isBroken).length;
  if (broken === 0) return "";
  return broken === 1
    ? "One row is not valid CSV and is shown as text."
    : `${broken} rows are not valid CSV and are shown as text.`;
}

const isLong = (cell: string) => cell.length > CELL_CHARACTERS;
const shown = (row: LooseRow): LooseRow => ({ ...row, cells: row.cells.slice(0, COLUMNS).map(shortened) });
const shortened = (cell: string) =>
  isLong(cell) ? `${cell.slice(0, CELL_CHARACTERS).toWellFormed()}…` : cell;
