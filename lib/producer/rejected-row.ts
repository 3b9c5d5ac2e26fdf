import type { RejectedRow } from "@/lib/csv/error-report-reader";
import { CSV_LIMITS, isErrorReport, isReportColumn, REPORT_COLUMNS } from "@/lib/csv/report-columns";
import { InvalidInput } from "@/lib/errors";
import type { Reading } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { cellText, storable } from "@/packages/producer/src/storable-text";
import { rejectedRowTexts } from "@/texts/job/rejected-row";

/** A rejected row of an import, as its producer gives it. */
export interface NewRejectedRow {
  /** Its number in the imported table, as a spreadsheet counts: the header is row 1. */
  row: number;
  /** The row's cells in the order of the columns, or by their names; missing ones are empty. */
  values: readonly unknown[] | Readonly<Record<string, unknown>>;
  /** The name of the column at fault; null where it is the whole row. */
  column: string | null;
  message: string;
}

/** How a rejected row is read from JSON. */
export const ROW_READING: Reading = { values: "cells" };

const HEADER_CHARACTERS = 1024 * 1024;

/** The columns of a table, checked for a report. Throws InvalidInput. */
export function parseColumns(names: readonly string[]): string[] {
  if (names.some((name) => typeof name !== "string"))
    throw new InvalidInput("columns", rejectedRowTexts.columnsNotNames);
  const most = CSV_LIMITS.columns - REPORT_COLUMNS.length;
  if (names.length > most)
    throw new InvalidInput("columns", formatMessage(rejectedRowTexts.tooManyColumns, { most }));
  const columns = names.map(storable);
  if (sizeOf(columns) > HEADER_CHARACTERS) throw new InvalidInput("columns", rejectedRowTexts.columnsTooLong);
  return columns;
}

/** A row of a report with these columns, its texts storable. Throws InvalidInput naming the field at fault. */
export function parseRejectedRow(columns: readonly string[], input: NewRejectedRow): RejectedRow {
  const { row } = input;
  if (!Number.isSafeInteger(row) || row < 1 || row >= 1e15) {
    throw new InvalidInput("row", rejectedRowTexts.rowNumber);
  }
  const column = input.column === null ? null : storable(input.column);
  if (column !== null && (!columns.includes(column) || (isReportColumn(column) && isErrorReport(columns)))) {
    throw new InvalidInput("column", formatMessage(rejectedRowTexts.unknownColumn, { name: column }));
  }
  const values = textsOf(columns, input.values);
  const message = cutMessage(storable(input.message).trim() || rejectedRowTexts.noMessage);
  if (sizeOf(values) > CSV_LIMITS.rowCharacters - 2 * HEADER_CHARACTERS) {
    throw new InvalidInput("values", formatMessage(rejectedRowTexts.tooLarge, { row }));
  }
  return { row, values, column, message };
}

function textsOf(columns: readonly string[], values: NewRejectedRow["values"]): string[] {
  if (isList(values)) {
    if (values.length > columns.length) {
      const counts = { columns: columns.length, values: values.length };
      throw new InvalidInput("values", formatMessage(rejectedRowTexts.tooManyValues, counts));
    }
    return values.map(cellText);
  }
  // A table may have thousands of columns, and each row a value for every one of them.
  const known = new Set(columns);
  const unknown = Object.keys(values).find((name) => !known.has(name) && !isReportColumn(name));
  if (unknown !== undefined)
    throw new InvalidInput("values", formatMessage(rejectedRowTexts.unknownColumn, { name: unknown }));
  return columns.map((name) => cellText(Object.hasOwn(values, name) ? values[name] : ""));
}

const isList = (values: NewRejectedRow["values"]): values is readonly unknown[] => Array.isArray(values);

/** As PostgreSQL counts: an emoji outside the first plane is one character. */
function cutMessage(message: string): string {
  if (message.length <= LIMITS.rejectedMessage) return message;
  const characters = [...message];
  if (characters.length <= LIMITS.rejectedMessage) return message;
  const cut = (text: string) =>
    formatMessage(rejectedRowTexts.cutMessage, { message: text, characters: characters.length });
  return cut(characters.slice(0, LIMITS.rejectedMessage - cut("").length).join(""));
}

const sizeOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 1, 0);
