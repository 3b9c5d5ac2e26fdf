import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { parse } from "csv-parse";
import { readTable } from "@/lib/producer";
import type { Measure } from "../figure";
import { median, timed } from "../timing";

const RUNS = 3;
const ROWS = 1_000_000;
const HEADER = "iata,name,city,state,country,latitude,longitude\n";
const ROWS_A_WRITE = 10_000;

/**
 * A table of a million rows read with readTable(), its encoding and delimiter detected and each row checked, over the
 * same file read with csv-parse as it is. The two take turns.
 */
export const tableRead: Measure = async ({ folder }) => {
  const path = join(folder, "table.csv");
  await writeTable(path);
  const oursMs: number[] = [];
  const theirsMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    theirsMs.push(await timed(async () => requireRows(await count(createReadStream(path).pipe(parse())), 1)));
    oursMs.push(
      await timed(async () => requireRows(await count((await readTable(createReadStream(path))).rows), 0)),
    );
  }
  const [ours, theirs] = [oursMs, theirsMs].map((ms) => (ROWS / median(ms)) * 1000);
  const perSecond = { unit: "rows a second", bar: null };
  return [
    {
      name: "table_read_vs_csv_parse",
      value: (ours ?? 0) / (theirs ?? 1),
      unit: "times csv-parse",
      bar: { atLeast: 0.7 },
    },
    { name: "table_rows_read_per_second", value: ours ?? 0, ...perSecond },
    { name: "csv_parse_rows_per_second", value: theirs ?? 0, ...perSecond },
  ];
};

async function writeTable(path: string): Promise<void> {
  const file = createWriteStream(path);
  file.write(HEADER);
  for (let at = 0; at < ROWS; at += ROWS_A_WRITE) {
    const rows = Array.from({ length: ROWS_A_WRITE }, (_, more) => rowOf(at + more));
    if (!file.write(rows.join(""))) await once(file, "drain");
  }
  file.end();
  await finished(file);
}

const rowOf = (at: number) => `${at},Thigpen,"Bay Springs, MS",MS,USA,31.95376472,-89.2345047\n`;

async function count(rows: AsyncIterable<unknown>): Promise<number> {
  let read = 0;
  for await (const _ of rows) read++;
  return read;
}

/** Throws when a reader has lost rows. */
function requireRows(read: number, headers: number) {
  if (read !== ROWS + headers) throw new Error(`${read} rows were read instead of ${ROWS + headers}`);
}
