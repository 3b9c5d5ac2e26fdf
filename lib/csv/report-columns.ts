/**
 * The columns that an error report has after those of the table: the row as a spreadsheet counts it (header = 1),
 * the column at fault, and what is wrong.
 */
export const REPORT_COLUMNS = ["_row", "_column", "_error"] as const;

export const isReportColumn = (name: string): boolean => REPORT_COLUMNS.some((column) => column === name);

/** Whether these are the columns of an error report: all three are among them. One alone is the table's own. */
export const isErrorReport = (columns: readonly string[]): boolean =>
  REPORT_COLUMNS.every((column) => columns.includes(column));

/** The indexes of the table's own columns. Of equal names in an error report, the last is the report's. */
export function ownPlaces(columns: readonly string[]): number[] {
  const places = columns.map((_, place) => place);
  if (!isErrorReport(columns)) return places;
  const ofReport = new Set(REPORT_COLUMNS.map((column) => columns.lastIndexOf(column)));
  return places.filter((place) => !ofReport.has(place));
}

/** The longest row that is read, and the most cells in a row, so that no file fills the memory. */
export const CSV_LIMITS = { rowCharacters: 16 * 1024 * 1024, columns: 16_384 };
