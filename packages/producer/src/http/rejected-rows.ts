/** The rows of one table that an import turned down. */
export interface RejectedRows {
  columns: readonly string[];
  rows: readonly RejectedRow[];
  /** Of the file: rejected-rows.csv. */
  name?: string | undefined;
  /** How many rows the table had in all, where that is known. */
  rowsGiven?: number | undefined;
}

export interface RejectedRow {
  /** As a spreadsheet counts it in the table that was imported: the header is row 1. */
  row: number;
  /** The row's cells in the order of the columns, or by their names; missing ones are empty. */
  values: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The name of the column at fault; null where it is the row as a whole. */
  column?: string | null | undefined;
  message: string;
}

/** What the console is told of them. What JSON doesn't know is a text here. */
export function rejectedBody({ columns, rows, name, rowsGiven }: RejectedRows): object {
  return { columns, rows: rows.map(told), name, rowsGiven };
}

const told = ({ row, values, column = null, message }: RejectedRow) => ({
  row,
  values: Array.isArray(values)
    ? values.map(cell)
    : Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cell(value)])),
  column,
  message,
});

const cell = (value: unknown): unknown =>
  value === undefined || value === null
    ? ""
    : typeof value === "bigint" || typeof value === "symbol" || typeof value === "function"
      ? String(value)
      : value;
