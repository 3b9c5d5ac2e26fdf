import type { TestDatabase } from "../database";
import { insertJob, type JobRow } from "./job-factory";

type Sql = Pick<TestDatabase, "sql">;

/** The database as if a server process of the console had watched for so long, and had looked just now. */
export async function watchedFor({ sql }: Sql, seconds: number) {
  await sql(
    `insert into console_watch (seen_at, up_since, sampler, sampled_at)
     values (now(), now() - $1::float8 * interval '1 second', gen_random_uuid(), '-infinity')
     on conflict on constraint console_watch_pkey
     do update set seen_at = excluded.seen_at, up_since = excluded.up_since`,
    [seconds],
  );
}

/** As if nobody had watched since so many seconds ago: the server was stopped, or the machine asleep. */
export async function lastWatched({ sql }: Sql, secondsAgo: number) {
  await sql("update console_watch set seen_at = now() - $1::float8 * interval '1 second'", [secondsAgo]);
}

/** The history of a type: the longest pauses of its completed jobs, in seconds. */
export async function knownPauses({ sql }: Sql, type: string, pauses: readonly number[]) {
  await sql(
    `insert into type_pauses (type, pauses) values ($1, $2::real[])
     on conflict on constraint type_pauses_pkey do update set pauses = excluded.pauses`,
    [type, `{${pauses.join(",")}}`],
  );
}

export interface LastHeard {
  /** Seconds ago, by the database's clock; negative: in the future. Null: never. */
  sign: number | null;
  started: number;
  /** The moment that the seconds are counted back from; without one, now. */
  from?: string;
}

/** Moves the times of a job back, as if it had started and was last heard from so long ago. */
export async function heardFrom({ sql }: Sql, id: string, { sign, started, from }: LastHeard) {
  await sql(
    `update job_execution set last_sign_at = coalesce($4, now()) - $2::float8 * interval '1 second',
       started_at = coalesce($4, now()) - $3::float8 * interval '1 second' where job_id = $1`,
    [id, sign, started, from ?? null],
  );
}

/** Inserts a running job that was last heard from so long ago. */
export async function insertRunning(
  database: TestDatabase,
  heard: LastHeard,
  row: JobRow = {},
): Promise<string> {
  const id = await insertJob(database, { ...row, status: "running" });
  await heardFrom(database, id, heard);
  return id;
}
