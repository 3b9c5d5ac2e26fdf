import { once } from "node:events";
import type { Readable } from "node:stream";
import { format } from "fast-csv";
import { breathe } from "@/demo/work";
import { type JobHandle, readTable, type SubtaskHandle } from "@/lib/producer";
import { formatMessage } from "@/lib/texts/format-message";
import { demoImportTexts } from "@/texts/server/demo-import";
import { rulesFor } from "./table-rules";

const EVERY = 500;

/** A CSV file that can be read more than once. */
export interface TableFile {
  name: string;
  open: () => Readable;
  /** One character, or a word for it; without one it is detected. */
  delimiter?: string | undefined;
  /** utf-8, utf-16 or windows-1252; without one it is detected. */
  encoding?: string | undefined;
}

export interface Imported {
  /** "read as UTF-8, separated by semicolons" */
  file: string;
  /** What was left out or assumed, in sentences. */
  remarks: string[];
  rows: number;
  accepted: number;
  rejected: number;
}

/**
 * Imports one table as a job: stores the file as it came, judges each row, and leaves the accepted rows as an output
 * file and the rejected ones as an error report, from which they can be corrected and imported again. How the file was
 * read, and what was left out or assumed, is in the job's output.
 */
export async function importTable(job: JobHandle, file: TableFile, signal: AbortSignal): Promise<Imported> {
  const { steps } = demoImportTexts;
  const [keep, check] = await job.addSubtasks([formatMessage(steps.store, { name: file.name }), steps.check]);
  await perform(keep, () => job.file("input", file.name, file.open()));
  const imported = await perform(check, () => checkRows(job, file, signal));
  const { remarks, ...output } = imported;
  await job.output(remarks.length > 0 ? { ...output, remarks } : output);
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
  const { name, delimiter, encoding } = file;
  const { columns, rows, reading, remarks } = await readTable(file.open(), { name, delimiter, encoding });
  await job.output({ file: reading });
  const rules = rulesFor(columns);
  const stem = name.replace(/(-errors)?(\.[^.]*)?$/, "");
  const report = job.errorReport(columns, { name: `${stem}-errors.csv` });
  const accepted = format({ headers: columns, alwaysWriteHeaders: true, includeEndRowDelimiter: true });
  const stored = job.file("output", `${stem}-accepted.csv`, accepted);
  const sums = { rows: 0, accepted: 0, rejected: 0 };
  const check = async () => {
    for await (const { row, values, fault } of rows) {
      if (sums.rows++ % EVERY === 0) {
        await job.progress(sums.rows - 1, null, formatMessage(demoImportTexts.progress, { row }));
        await breathe(signal);
      }
      const faults = fault === null ? rules(values) : [{ column: null, message: fault }];
      const [first] = faults;
      if (first) {
        sums.rejected++;
        const message = faults.map((one) => one.message).join("; ");
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
  return { file: reading, remarks: remarks(), ...sums };
}
