import type { PicturedJob } from "./pictured-job";

const COLUMNS = ["Identifier", "Title", "Taken", "Latitude", "Longitude"];
/** Row 1 is the header. */
const LAST_ROW = 3377;

const SUBJECTS = ["Quay", "Lighthouse", "Fish market", "Custom house", "Dry dock", "Ferry"];

const NO_DAY = "Taken: not a day of the calendar";
const NO_LATITUDE = "Latitude: not between -90 and 90";
const TAKEN = "Identifier: another record has it";

/** The cells that the import could not accept, by row: the column, what is in the cell, and why it is refused. */
const FAULTS = new Map<number, readonly [column: string, cell: string, message: string]>([
  [48, ["Taken", "31 June 1902", NO_DAY]],
  [49, ["Taken", "31 June 1902", NO_DAY]],
  [311, ["Latitude", "91.4022", NO_LATITUDE]],
  [612, ["Identifier", "HO-0061", TAKEN]],
  [703, ["Taken", "summer 1909", NO_DAY]],
  [1190, ["Latitude", "57,7047", NO_LATITUDE]],
  [1191, ["Latitude", "57,7051", NO_LATITUDE]],
  [1844, ["Taken", "1915-02-29", NO_DAY]],
  [2020, ["Taken", "before 1920", NO_DAY]],
  [2507, ["Identifier", "HO-2499", TAKEN]],
  [2961, ["Latitude", "=57.7", NO_LATITUDE]],
  [3302, ["Taken", "?", NO_DAY]],
]);

function cellsOf(row: number): string[] {
  const [column, cell] = FAULTS.get(row) ?? [];
  const taken = new Date(Date.UTC(1898, 0, 1 + ((row * 3.6) % 12_000)));
  const cells = [
    `HO-${String(row - 1).padStart(4, "0")}`,
    `${SUBJECTS[(row * 7) % SUBJECTS.length]} ${1 + (row % 9)}`,
    taken.toISOString().slice(0, "1898-01-01".length),
    (57.68 + ((row * 37) % 500) / 10_000).toFixed(4),
    (11.9 + ((row * 53) % 900) / 10_000).toFixed(4),
  ];
  return cells.map((own, at) => (column === COLUMNS[at] ? (cell ?? own) : own));
}

const quoted = (cell: string) => (cell.includes(",") ? `"${cell}"` : cell);
const textOf = (rows: readonly string[][]) => rows.map((cells) => `${cells.map(quoted).join()}\n`).join("");
const ROWS = Array.from({ length: LAST_ROW - 1 }, (_, at) => at + 2);

/** The completed import that rejected some rows. */
export const photographImport: PicturedJob = {
  type: "import",
  name: "Photographs of the harbour office, 1898–1931",
  description: "Makes a record of each row of the photographer’s list",
  status: "completed",
  owner: "maria",
  createdAt: "2026-03-12T12:31:09.264Z",
  waited: 1,
  took: 41.27,
  runAt: "/imports/2069",
  object: { className: "Fonds", key: "harbour-office", label: "Harbour office" },
  progress: { done: ROWS.length, total: ROWS.length, note: "all rows read" },
  output: { rows: ROWS.length, accepted: ROWS.length - FAULTS.size, rejected: FAULTS.size },
  files: [
    { kind: "input", name: "harbour-photographs.csv", content: textOf([COLUMNS, ...ROWS.map(cellsOf)]) },
    {
      kind: "output",
      name: "harbour-photographs-accepted.csv",
      content: textOf([COLUMNS, ...ROWS.filter((row) => !FAULTS.has(row)).map(cellsOf)]),
      isResult: true,
    },
  ],
  rejected: {
    name: "harbour-photographs-errors.csv",
    columns: COLUMNS,
    rows: [...FAULTS].map(([row, [column, , message]]) => ({ row, values: cellsOf(row), column, message })),
    rowsGiven: ROWS.length,
  },
  steps: [
    { name: "Keep harbour-photographs.csv as it came", status: "completed", took: 0.08 },
    { name: "Judge each row", status: "completed", took: 3.31 },
    { name: "Make the records", status: "completed", took: 37.88 },
  ],
};
