import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { format } from "fast-csv";
import { diskStore } from "@/lib/files/store/disk-store";
import { createJob } from "@/lib/producer";
import type { NewRejectedRow } from "@/lib/producer/rejected-row";
import type { Bench } from "../bench";
import type { Measure } from "../figure";
import { median, timed } from "../timing";

const RUNS = 5;
const ROWS = 200_000;
const COLUMNS = ["iata", "name", "city", "state", "country", "latitude", "longitude"];

/**
 * Rows that an import rejects, through the producer's own interface with all that it checks, guards, counts, hashes and
 * records, over the same rows written to a file by fast-csv alone. The two take turns.
 */
export const errorReport: Measure = async (bench) => {
  const bareMs: number[] = [];
  const reportMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    bareMs.push(await timed(() => writeBare(join(bench.folder, "bare.csv"))));
    reportMs.push(await timed(() => writeReport(bench)));
  }
  const [report, bare] = [reportMs, bareMs].map((ms) => (ROWS / median(ms)) * 1000);
  const perSecond = { unit: "rows a second", bar: null };
  return [
    {
      name: "error_report_vs_fast_csv",
      value: (report ?? 0) / (bare ?? 1),
      unit: "times bare fast-csv",
      bar: { atLeast: 0.4 },
    },
    { name: "error_report_rows_per_second", value: report ?? 0, ...perSecond },
    { name: "bare_csv_rows_per_second", value: bare ?? 0, ...perSecond },
  ];
};

function rejectedRow(at: number): NewRejectedRow {
  const values = [`${at}`, "Thigpen", "Bay Springs, MS", "MS", "USA", "31.95376472", "-89.2345047x"];
  return { row: at + 2, values, column: "longitude", message: `The longitude is not a number (${at % 7})` };
}

async function writeBare(path: string): Promise<void> {
  const csv = format({ headers: false });
  const written = pipeline(csv, createWriteStream(path));
  for (let at = 0; at < ROWS; at++) {
    const { row, values, column, message } = rejectedRow(at);
    const cells = Array.isArray(values) ? values : [];
    if (!csv.write([...cells, row, column, message])) await once(csv, "drain");
  }
  csv.end();
  await written;
}

async function writeReport({ small: { access }, folder }: Bench): Promise<void> {
  const job = await createJob(access, diskStore(join(folder, "files")), { type: "import", name: "Bench" });
  await job.start();
  const report = job.errorReport(COLUMNS);
  for (let at = 0; at < ROWS; at++) await report.add(rejectedRow(at));
  await report.finish({ rowsGiven: ROWS });
  await job.complete();
}
