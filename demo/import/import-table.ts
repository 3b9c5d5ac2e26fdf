import { once } from "node:events";
import type { Readable } from "node:stream";
import { format } from "fast-csv";
import type { Row } from "@/demo/data/dataset";
import { breathe } from "@/demo/work";
import { type JobHandle, readTable, type SubtaskHandle } from "@/lib/producer";
import { rulesFor } from "./table-rules";

const EVERY = 500;

/** A CSV file that can be read more than once. */
export interface TableFile {
  name: string;
  open: () => Readable;
}

export interface Imported {
  rows: number;
  accepted: number;
  rejected: number;
}

/**
 * Imports one table as a job: stores the file as it came, judges each row, and leaves the accepted rows as an output
 * file and the rejected ones as an error report, from which they can be corrected and imported again. Columns that
 * begin with _ are not the table's.
 */
export async function importTable(job: JobHandle, file: TableFile, signal: AbortSignal): Promise<Imported> {
  const [keep, check] = await job.addSubtasks([`Store ${file.name}`, "Check each row"]);
  await perform(keep, () => job.file("input", file.name, file.open()));
  const imported = await perform(check, () => checkRows(job, file, signal));
  await job.output(imported);
  return imported;
}

/** Runs a step. A fault is recorded in the step too; a stop is not, because it is not the step's fault. */
async function perform<T>(step: SubtaskHandle | undefined, work: () => Promise<T>): Promise<T> {
  await step?.start();
  try {
    const done = await work();
    await step?.complete();
    return done;
  } catch (error) {
    if (!(error instanceof Error && error.name === "AbortError")) await step?.fail(error);
    throw error;
  }
}

async function checkRows(job: JobHandle, file: TableFile, signal: AbortSignal): Promise<Imported> {
  const { columns, rows } = await readTable(file.open());
  const rules = rulesFor(columns);
  const stem = file.name.replace(/(-errors)?(\.[^.]*)?$/, "");
  const report = job.errorReport(columns, { name: `${stem}-errors.csv` });
  const accepted = format({ headers: columns, alwaysWriteHeaders: true, includeEndRowDelimiter: true });
  const stored = job.file("output", `${stem}-accepted.csv`, accepted);
  const sums = { rows: 0, accepted: 0, rejected: 0 };
  const check = async () => {
    for await (const { row, values } of rows) {
      if (sums.rows++ % EVERY === 0) {
        await job.progress(sums.rows - 1, null, `row ${row}`);
        await breathe(signal);
      }
      const faults = rules(asRecord(columns, values));
      const [first] = faults;
      if (first) {
        sums.rejected++;
        const message = faults.map((fault) => fault.message).join("; ");
        await report.add({ row, values, column: first.column, message });
      } else {
        sums.accepted++;
        if (!accepted.write(values)) await once(accepted, "drain", { signal });
      }
    }
    accepted.end();
  };
  await Promise.all([check(), stored]).catch((error: unknown) => {
    accepted.destroy();
    throw error;
  });
  await report.finish({ rowsGiven: sums.rows });
  await job.progress(sums.rows, sums.rows);
  return sums;
}

const asRecord = (columns: string[], values: string[]): Row =>
  Object.fromEntries(columns.map((column, at) => [column, values[at] ?? ""]));
