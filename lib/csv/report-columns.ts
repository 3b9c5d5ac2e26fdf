/**
 * The columns that an error report has after those of the table: the row as a spreadsheet counts it (header = 1),
 * the column at fault, and what is wrong.
 */
export const REPORT_COLUMNS = ["_row", "_column", "_error"] as const;

export const isReportColumn = (name: string): boolean => REPORT_COLUMNS.some((column) => column === name);

/** The longest row that is read, and the most cells in a row, so that no file fills the memory. */
export const CSV_LIMITS = { rowCharacters: 16 * 1024 * 1024, columns: 16_384 };
