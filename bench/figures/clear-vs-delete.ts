import { Client } from "pg";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import type { FileStore } from "@/lib/files/store/file-store";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { getClearRun } from "@/lib/jobs/clear/get-clear-run";
import type { Bench } from "../bench";
import type { Measure } from "../figure";
import { produceWhile, quantile } from "../load/producers";
import { say } from "../progress";
import { seed } from "../seed";
import { median, timed } from "../timing";

const RUNS = 3;
const MOST_JOBS = 1_000_000;
const DAYS = 30;
const ALONE_MS = 20_000;

/** One job in twenty has a file, and one in ten that ended has three subtasks. */
const BELONGINGS = `
  set session_replication_role = replica;
  insert into job_subtask (job_id, number, name, status, finished_at)
  select id, number, 'Step ' || number, 'completed', finished_at from job, generate_series(1, 3) as number
  where id % 10 = 0 and finished_at is not null;
  insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
  select id, 'output', 'rows.csv', 4, repeat('a', 64), 'text/csv', md5(id::text) from job where id % 20 = 0`;

/** The same rows in the same tables, children first, in one transaction: no plainer way is quicker. */
const BARE_DELETE = [
  `create temporary table old as select id from job
   where status in ('completed', 'failed', 'cancelled') and finished_at < now() - interval '${DAYS} days'`,
  "analyze old",
  "begin",
  ...["job_file.job_id", "job_subtask.job_id", "job_execution.job_id", "job.id", "object.id"].map(
    (key) => `delete from ${key.split(".")[0]} using old where ${key} = old.id`,
  ),
  "commit",
];

/** The bytes of files are not compared. */
const unused = () => Promise.reject(new Error("a clear stores and opens no file"));
const NO_BYTES: FileStore = { write: unused, open: unused, remove: () => Promise.resolve() };

/**
 * A clear of most of a million jobs, as its run recorded it, over a plain DELETE of the same rows; each in a fresh copy
 * of the same database, in turns. Then how much such a clear slows four producers, over their own pace before it.
 */
export const clearVsDelete: Measure = async (bench) => {
  const source = await openSource(bench);
  const [deleteMs, clearMs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    deleteMs.push(await source.inCopy(bareDelete));
    clearMs.push(await source.inCopy(async (url) => (await clear(url)).ms));
  }
  const { removed, beforeMs, duringMs } = await source.inCopy(clearBesideProducers);
  await source.drop();
  const cleared = median(clearMs);
  const [before, during] = [quantile(beforeMs, 0.99), quantile(duringMs, 0.99)];
  return [
    {
      name: "clear_vs_delete",
      value: cleared / median(deleteMs),
      unit: "times a bare DELETE",
      bar: { atMost: 1.5 },
    },
    { name: "cleared_jobs_per_second", value: (removed / cleared) * 1000, unit: "jobs a second", bar: null },
    {
      name: "producer_p99_during_clear",
      value: during / before,
      unit: "times the same without",
      bar: { atMost: 3 },
    },
    { name: "producer_p99_ms_during_clear", value: during, unit: "ms", bar: null },
  ];
};

/** An idle database to make copies of: nobody may be connected to a database that is copied. */
async function openSource({ large, life }: Bench) {
  const jobs = Math.min(large.jobs, MOST_JOBS);
  const addressOf = (name: string) => Object.assign(new URL(large.url), { pathname: `/${name}` }).href;
  const admin = new Client({ connectionString: addressOf("postgres") });
  await admin.connect();
  life.atEnd(() => admin.end());
  say(`  seeding ${jobs} jobs to clear`);
  // A run that was killed may have left these on a server that is kept.
  for (const name of ["to_clear", "cleared"])
    await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query("create database to_clear");
  await migrate(addressOf("to_clear"));
  await seed(addressOf("to_clear"), jobs);
  await run(addressOf("to_clear"), [BELONGINGS, "vacuum analyze", "checkpoint"]);
  return {
    async inCopy<Result>(measure: (url: string) => Promise<Result>): Promise<Result> {
      await admin.query("create database cleared template to_clear strategy file_copy");
      await admin.query("checkpoint");
      try {
        return await measure(addressOf("cleared"));
      } finally {
        await admin.query("drop database cleared with (force)");
      }
    },
    drop: () => admin.query("drop database to_clear"),
  };
}

async function run(url: string, statements: string[]) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const bareDelete = (url: string) => timed(() => run(url, BARE_DELETE));

async function clear(url: string): Promise<{ removed: number; ms: number }> {
  const connection = connect(url);
  const access = { ...connection, viewer: { role: "admin", id: null, name: "bench" } } as const;
  try {
    const { removed, runId } = await clearJobs(access, NO_BYTES, DAYS);
    const recorded = await getClearRun(access, runId);
    return { removed, ms: Date.parse(recorded?.finishedAt ?? "") - Date.parse(recorded?.startedAt ?? "") };
  } finally {
    await connection.close();
  }
}

async function clearBesideProducers(url: string) {
  const alone = new Promise<void>((over) => setTimeout(over, ALONE_MS));
  const beforeMs = await produceWhile(url, alone);
  const clearing = clear(url);
  const duringMs = await produceWhile(url, clearing);
  return { removed: (await clearing).removed, beforeMs, duringMs };
}
