import { cellText, jsonText } from "../storable-text.ts";

/** The rows of one table that an import rejected. */
export interface RejectedRows {
  columns: readonly string[];
  rows: readonly RejectedRow[];
  /** The file's name; rejected-rows.csv by default. */
  name?: string | undefined;
  /** The number of rows in the table, if it is known. */
  rowsGiven?: number | undefined;
}

export interface RejectedRow {
  /** Row number in the imported table, as a spreadsheet counts it: the header is row 1. */
  row: number;
  /** The row's cells in the order of the columns, or by column name; missing ones are empty. */
  values: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The column with the error; null when the whole row is wrong. */
  column?: string | null | undefined;
  message: string;
}

/** The request's body. Each cell is a text, so that nothing on the way reads it as a number. */
export function rejectedBody({ columns, rows, name, rowsGiven }: RejectedRows): object {
  return { columns, rows: rows.map(plainRow), name, rowsGiven };
}

const plainRow = ({ row, values, column = null, message }: RejectedRow) => ({
  row,
  values: Array.isArray(values)
    ? values.map(cell)
    : Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cell(value)])),
  column,
  message,
});

/** A cell that can't be written makes the report unusable, which is told. */
const cell = (value: unknown): string =>
  (typeof value === "object" && value !== null && !(value instanceof Date) ? jsonText(value) : null) ??
  cellText(value);
