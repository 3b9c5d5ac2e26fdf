import { parseTable, type Row, readData } from "./dataset";

export interface Airport {
  code: string;
  name: string;
  latitude: number;
  longitude: number;
}

type Rule = readonly [reason: string, holds: (row: Row) => boolean];

const given = (text: string | undefined) => text !== undefined && !["", "NA"].includes(text.trim());
const within = (text: string | undefined, limit: number) =>
  given(text) && Math.abs(Number(text)) <= limit && Number(text) !== 0;

/** What a row of the airport table must fulfil, in the order in which the reasons are told. */
const RULES: Rule[] = [
  ["the code is not three or four letters and digits", (row) => /^[A-Z0-9]{3,4}$/.test(row.iata ?? "")],
  ["the name is missing", (row) => given(row.name)],
  ["the city is missing", (row) => given(row.city)],
  ["the state is missing", (row) => given(row.state) && /^[A-Z]{2}$/.test(row.state ?? "")],
  ["the country is not the USA", (row) => row.country === "USA"],
  ["the latitude is not between -90 and 90", (row) => within(row.latitude, 90)],
  ["the longitude is not between -180 and 180", (row) => within(row.longitude, 180)],
];

/** The rows of the airport table, as they stand there. */
export const readAirportTable = async (): Promise<Row[]> =>
  parseTable((await readData("airports.csv")).toString("utf8"));

/** Why a row can't be taken in; empty when it can. */
export const faultsOf = (row: Row): string[] =>
  RULES.filter(([, holds]) => !holds(row)).map(([reason]) => reason);

/** The airports whose rows fulfil every rule. */
export async function readAirports(): Promise<Airport[]> {
  const rows = (await readAirportTable()).filter((row) => faultsOf(row).length === 0);
  return rows.map((row) => ({
    code: row.iata ?? "",
    name: row.name ?? "",
    latitude: Number(row.latitude),
    longitude: Number(row.longitude),
  }));
}
