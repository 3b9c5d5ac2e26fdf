import type { PicturedJob } from "./pictured-job";

const COLUMNS = ["Seat", "Reader", "Shelf mark", "From", "To"];
const HAS_NOT_RETURNED = "To: the reader has not signed out";

/** What the import of one day's register left: the register, and the rows of readers who forgot to sign out. */
export function readingRoomFiles(day: string, number: number): Pick<PicturedJob, "files" | "rejected"> {
  const readers = 24 + ((number * 11) % 30);
  const forgotten = new Set(number % 3 === 0 ? [5, 9 + (number % 7)] : []);
  const rows = Array.from({ length: readers }, (_, at) => {
    const row = at + 2;
    const shelfMark = `M-${1 + ((row * 19) % 4)}/${100 + ((row * 37 + number) % 800)}`;
    const hour = 9 + (at % 6);
    const to = forgotten.has(row) ? "" : `${hour + 2}:${10 + (row % 50)}`;
    return {
      row,
      values: [String(1 + (at % 32)), `R-${2000 + ((row * 41) % 700)}`, shelfMark, `${hour}:05`, to],
    };
  });
  const content = [COLUMNS, ...rows.map(({ values }) => values)].map((cells) => `${cells.join()}\n`).join("");
  const rejected = rows.filter(({ row }) => forgotten.has(row));
  return {
    files: [{ kind: "input", name: `reading-room-${day}.csv`, content }],
    rejected: {
      name: `reading-room-${day}-errors.csv`,
      columns: COLUMNS,
      rows: rejected.map((row) => ({ ...row, column: "To", message: HAS_NOT_RETURNED })),
      rowsGiven: readers,
    },
  };
}
