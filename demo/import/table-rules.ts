import { AIRPORT_COLUMNS, airportFaults, type Fault } from "@/demo/data/airports";
import { formatMessage } from "@/lib/texts/format-message";
import { demoImportTexts } from "@/texts/server/demo-import";
import { decimalOf } from "./decimal";

/** Judges one row of a table, its cells in the order of the columns: returns its faults, none when it is accepted. */
export type TableRules = (values: readonly string[]) => Fault[];

/**
 * The rules for a table with these columns: those of airports, or for any other table what its columns' names suggest.
 */
export function rulesFor(columns: readonly string[]): TableRules {
  const isOnce = (name: string) => columns.filter((column) => column === name).length === 1;
  if (AIRPORT_COLUMNS.every(isOnce)) {
    return (values) =>
      airportFaults(Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ""])));
  }
  // Each cell is judged by its own heading, also where two have the same.
  const checks = columns.flatMap((column, place) => {
    const rule = BY_NAME.find(([name]) => name.test(column));
    return rule ? [{ column, place, called: calledIn(columns, place), says: rule[1], holds: rule[2] }] : [];
  });
  return (values) =>
    checks
      .filter(({ place, holds }) => !holds((values[place] ?? "").trim()))
      .map(({ column, called, says }) => ({ column, message: formatMessage(says, { column: called }) }));
}

/** A column's name; where several have the same, with its place, so that people find the cell. */
function calledIn(columns: readonly string[], place: number): string {
  const name = columns[place] ?? "";
  return columns.indexOf(name) === columns.lastIndexOf(name)
    ? name
    : formatMessage(demoImportTexts.columnAt, { name, place: place + 1 });
}

type Check = (text: string) => boolean;

const isNumber: Check = (text) => decimalOf(text) !== null;
const withIO =
  (limit: number): Check =>
  (text) =>
    Math.abs(decimalOf(text) ?? Number.POSITIVE_INFINITY) <= limit;
const isDate: Check = (text) => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, "2026-11-21".length) === text;
};
/** For a cell that may be empty. */
const orEmpty =
  (check: Check): Check =>
  (text) =>
    text === "" || check(text);

const { faults } = demoImportTexts;

const BY_NAME: readonly [name: RegExp, says: (typeof faults)[keyof typeof faults], holds: Check][] = [
  [/^(id|code|key|name|title)$/i, faults.missing, (text) => text !== ""],
  [/^lat(itude)?$/i, faults.latitude, withIO(90)],
  [/^(lon|lng|longitude)$/i, faults.longitude, withIO(180)],
  [/(^|_)(year|quantity|count|amount|price)$/i, faults.number, orEmpty(isNumber)],
  [/(^|_)date$/i, faults.date, orEmpty(isDate)],
  [/(^|_)e-?mail$/i, faults.email, orEmpty((text) => /^[^\s@]+@[^\s@]+$/.test(text))],
];
