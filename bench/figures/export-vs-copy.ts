import { exportJobs } from "@/lib/jobs/export-jobs";
import { DEFAULT_FILTER } from "@/lib/jobs/filter";
import type { SeededDatabase } from "../bench";
import { type CopyReference, findCopyReference } from "../copy-reference";
import type { Measure } from "../figure";
import { say } from "../progress";
import { median, timed } from "../timing";

const RUNS = 5;
/** More than there can be: the whole export as one piece. */
const ONE_PIECE = 1_000_000_000_000;
const LINE_END = 10;

/**
 * All jobs through the export's own verb, rows dropped as they come, over one COPY of the very same SELECT.
 * The two take turns. Both are checked to have given every row, outside the time that counts.
 */
export const exportVsCopy: Measure = async ({ large }) => {
  const statement = await wholeExport(large);
  const reference = await findCopyReference(large.url);
  say(`  reference: ${reference.name}`);
  await requireEveryRow(large, reference, statement);
  const exportMs: number[] = [];
  const copyMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    copyMs.push((await reference.copy(statement)).ms);
    exportMs.push(await timed(() => exportedBytes(large)));
  }
  const rowsPerSecond = (ms: number[]) => (large.jobs / median(ms)) * 1000;
  const [exported, copied] = [rowsPerSecond(exportMs), rowsPerSecond(copyMs)];
  const perSecond = { unit: "rows a second", bar: null };
  return [
    { name: "export_vs_copy", value: exported / copied, unit: `times ${reference.name}`, bar: null },
    { name: "export_rows_per_second", value: exported, ...perSecond },
    { name: "copy_rows_per_second", value: copied, ...perSecond },
  ];
};

const exported = ({ access }: SeededDatabase) => exportJobs(access, DEFAULT_FILTER);

async function exportedBytes(database: SeededDatabase): Promise<number> {
  let bytes = 0;
  for await (const rows of exported(database)) bytes += rows.length;
  return bytes;
}

/** The statement that the export would run if it did not go in pieces. */
async function wholeExport({ access }: SeededDatabase): Promise<string> {
  let statement = "";
  const listening = {
    ...access,
    copyOut: async (text: string) => {
      statement = text;
      return Buffer.alloc(0);
    },
  };
  for await (const _ of exportJobs(listening, DEFAULT_FILTER, ONE_PIECE));
  return statement;
}

async function requireEveryRow(database: SeededDatabase, reference: CopyReference, statement: string) {
  let lines = 0;
  for await (const rows of exported(database)) {
    for (let at = rows.indexOf(LINE_END); at >= 0; at = rows.indexOf(LINE_END, at + 1)) lines++;
  }
  const { rows } = await reference.copy(statement);
  if (lines !== database.jobs || rows !== database.jobs) {
    throw new Error(`Of ${database.jobs} jobs the export gave ${lines} and ${reference.name} ${rows}.`);
  }
}
