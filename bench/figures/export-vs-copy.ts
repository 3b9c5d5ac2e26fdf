import { exportStatement } from "@/lib/jobs/export/export-statement";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { ORDERS } from "@/lib/jobs/list/order";
import type { SeededDatabase } from "../bench";
import { findCopyReference } from "../copy-reference";
import type { Measure } from "../figure";
import { say } from "../progress";
import { dropAnswer } from "../server/drop-answer";
import { mostMemoryDuring } from "../server/process-memory";
import { type SignedInConsole, serveConsole } from "../server/serve-console";
import { median, timed } from "../timing";

const RUNS = 3;
const MIB = 1024 * 1024;
const EXPORT = "/jobs/export-csv";
/** The same rows in the same order as they are stored, not guarded and not formatted. */
const BARE_COLUMNS = `copy (select job.id, name, type, status, created_at, finished_at, duration
  from job left join job_execution on job_id = job.id order by created_at desc, job.id desc) to stdout with (format csv)`;
/** The same with the duration that `job` has for the export, so that one table has all columns. */
const BARE_COLUMNS_OF_JOB = `copy (select id, name, type, status, created_at, finished_at, kept_duration
  from job order by created_at desc, id desc) to stdout with (format csv)`;

/**
 * All jobs through GET /jobs/export-csv, with sign-in, over one COPY of the export's own SELECT without a limit, and
 * over COPYs of the plain columns with and without a join. They take turns. Each is checked to have given every row.
 */
export const exportVsCopy: Measure = async (bench) => {
  const { large } = bench;
  const console = await serveConsole(bench, large);
  const reference = await findCopyReference(large.url);
  say(`  reference: ${reference.name}`);
  const { memory, rows } = await firstExport(console);
  const copy = async (statement: string) => {
    const copied = await reference.copy(statement);
    if (copied.rows !== rows) throw new Error(`Of ${rows} jobs ${reference.name} gave ${copied.rows}.`);
    return copied.ms;
  };
  const ms: Record<"exported" | "own" | "bare" | "ofJob", number[]> = {
    exported: [],
    own: [],
    bare: [],
    ofJob: [],
  };
  for (let run = 0; run < RUNS; run++) {
    ms.own.push(await copy(ownStatement(large)));
    ms.exported.push(await timed(() => dropAnswer(console, EXPORT)));
    ms.bare.push(await copy(BARE_COLUMNS));
    ms.ofJob.push(await copy(BARE_COLUMNS_OF_JOB));
  }
  const perSecond = (some: number[]) => (rows / median(some)) * 1000;
  const [exported, own, bare] = [perSecond(ms.exported), perSecond(ms.own), perSecond(ms.bare)];
  const [unit, bar] = ["rows a second", null];
  return [
    {
      name: "export_vs_copy",
      value: exported / own,
      unit: `times ${reference.name}`,
      bar: { atLeast: 0.85 },
    },
    {
      name: "export_vs_bare_copy",
      value: exported / bare,
      unit: `times ${reference.name}`,
      bar: { atLeast: 0.65 },
    },
    {
      name: "export_vs_bare_copy_of_job",
      value: exported / perSecond(ms.ofJob),
      unit: `times ${reference.name}`,
      bar,
    },
    { name: "export_memory_mb", value: memory / MIB, unit: "MiB more held", bar: { atMost: 48 } },
    { name: "export_rows_per_second", value: exported, unit, bar },
    { name: "copy_rows_per_second", value: own, unit, bar },
    { name: "bare_copy_rows_per_second", value: bare, unit, bar },
  ];
};

/** The statement that the export would run without batches. */
function ownStatement({ access: { viewer } }: SeededDatabase): string {
  const [segment] = ORDERS[DEFAULT_FILTER.sort].segments;
  if (!segment) throw new Error("The list has no order.");
  return exportStatement(viewer, DEFAULT_FILTER, { segment, after: null, rows: null });
}

/**
 * The first large export of a server that has served pages and a small export before: how much more memory (RSS) it
 * used during the export than just before. Later exports find that memory allocated already.
 */
async function firstExport(console: SignedInConsole): Promise<{ memory: number; rows: number }> {
  for (let page = 1; page <= 30; page++) await dropAnswer(console, "/jobs");
  await dropAnswer(console, `${EXPORT}?status=pending`);
  let rows = 0;
  const memory = await mostMemoryDuring(console.pid, async () => {
    const { headers, lines } = await dropAnswer(console, EXPORT, { countLines: true });
    rows = lines - 1;
    if (String(rows) !== headers["x-row-count"]) {
      throw new Error(`Of ${headers["x-row-count"]} jobs the export gave ${rows}.`);
    }
  });
  return { memory, rows };
}
