import { parseTable, type Row, readData } from "./dataset";

export interface Airport {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
}

/** What is wrong with a row, and in which of its columns. */
export interface Fault {
  column: string;
  message: string;
}

type Rule = readonly [column: string, message: string, holds: (text: string) => boolean];

const given = (text: string) => !["", "NA"].includes(text.trim());
const withIO = (text: string, limit: number) =>
  given(text) && Math.abs(Number(text)) <= limit && Number(text) !== 0;

/** What a row of the airport table must fulfil, in the order in which faults are reported. */
const RULES: Rule[] = [
  ["iata", "the code is not three or four letters and digits", (text) => /^[A-Z0-9]{3,4}$/.test(text)],
  ["name", "the name is missing", given],
  ["city", "the city is missing", given],
  ["state", "the state is missing", (text) => given(text) && /^[A-Z]{2}$/.test(text)],
  ["country", "the country is not the USA", (text) => text === "USA"],
  ["latitude", "the latitude is not between -90 and 90", (text) => withIO(text, 90)],
  ["longitude", "the longitude is not between -180 and 180", (text) => withIO(text, 180)],
];

export const AIRPORT_COLUMNS = RULES.map(([column]) => column);

/** The rows of the airport table, as they are in the file. */
export const readAirportTable = async (): Promise<Row[]> =>
  parseTable((await readData("airports.csv")).toString("utf8"));

/** Why a row can't be accepted; empty when it can. */
export const airportFaults = (row: Row): Fault[] =>
  RULES.filter(([column, , holds]) => !holds(row[column] ?? "")).map(([column, message]) => ({
    column,
    message,
  }));

/** The airports whose rows have no fault. */
export async function readAirports(): Promise<Airport[]> {
  const rows = (await readAirportTable()).filter((row) => airportFaults(row).length === 0);
  return rows.map((row) => ({
    code: row.iata ?? "",
    name: row.name ?? "",
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
  }));
}
