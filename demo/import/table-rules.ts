import { AIRPORT_COLUMNS, airportFaults, type Fault } from "@/demo/data/airports";
import type { Row } from "@/demo/data/dataset";

/** Judges one row of a table: returns its faults, none when it can be accepted. */
export type TableRules = (row: Row) => Fault[];

/**
 * The rules for a table with these columns: those of airports, or for any other table what its columns' names suggest.
 */
export function rulesFor(columns: string[]): TableRules {
  if (AIRPORT_COLUMNS.every((column) => columns.includes(column))) return airportFaults;
  const checks = columns.flatMap((column) => {
    const rule = BY_NAME.find(([name]) => name.test(column));
    return rule ? [{ column, says: rule[1], holds: rule[2] }] : [];
  });
  return (row) =>
    checks
      .filter(({ column, holds }) => !holds((row[column] ?? "").trim()))
      .map(({ column, says }) => ({ column, message: `the ${column} ${says}` }));
}

type Check = (text: string) => boolean;

const isNumber: Check = (text) => text !== "" && Number.isFinite(Number(text));
const withIO =
  (limit: number): Check =>
  (text) =>
    isNumber(text) && Math.abs(Number(text)) <= limit;
const isDate: Check = (text) => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, "2026-11-21".length) === text;
};
/** For a cell that may be empty. */
const orEmpty =
  (check: Check): Check =>
  (text) =>
    text === "" || check(text);

const BY_NAME: readonly [name: RegExp, says: string, holds: Check][] = [
  [/^(id|code|key|name|title)$/i, "is missing", (text) => text !== ""],
  [/^lat(itude)?$/i, "is not between -90 and 90", withIO(90)],
  [/^(lon|lng|longitude)$/i, "is not between -180 and 180", withIO(180)],
  [/(^|_)(year|quantity|count|amount|price)$/i, "is not a number", orEmpty(isNumber)],
  [/(^|_)date$/i, "is not a date such as 2026-11-21", orEmpty(isDate)],
  [/(^|_)e-?mail$/i, "is not an e-mail address", orEmpty((text) => /^[^\s@]+@[^\s@]+$/.test(text))],
];
