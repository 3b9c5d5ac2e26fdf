/** The columns of the accession registers, as they were typed. */
export const REGISTER_COLUMNS: readonly string[] = ["Number", "Received", "From", "What", "Items"];

const FROM = [
  "Harbour office",
  "E. Lindqvist",
  "Municipal council",
  "M. Halloran",
  "School board",
  "Unknown",
];
const WHAT = ["Letters", "Minutes", "Account books", "Photographs", "Plans", "Printed matter"];
const MONTHS = ["January", "March", "April", "June", "September", "October"];

/** One row of volume 7, as a spreadsheet counts: the header is row 1. */
export function registerRow(row: number): string[] {
  const day = `${1 + ((row * 11) % 28)} ${nth(MONTHS, row * 5)} ${1911 + Math.floor(row / 75)}`;
  const received = row === 412 ? "30 February 1919" : row === 117 ? "" : day;
  const number = row === 286 || row === 287 ? 284 : row - 1;
  return [`7/${number}`, received, nth(FROM, row * 7), nth(WHAT, row * 13), String(1 + ((row * 17) % 60))];
}

/** The rows of the table from `first` to `last`, both included, under the header. */
export function registerText(first: number, last: number): string {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => registerRow(first + at));
  return [REGISTER_COLUMNS, ...rows].map((cells) => `${cells.join()}\n`).join("");
}

const nth = (words: readonly string[], number: number): string => words[number % words.length] ?? "";
