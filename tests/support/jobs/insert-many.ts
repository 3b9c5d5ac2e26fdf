import type { TestDatabase } from "../database";

/** Inserts so many completed jobs, "Job 1", "Job 2" and so on, each a second newer than the one before it. */
export async function insertMany(database: TestDatabase, count: number) {
  await database.sql(
    `with root as (
       insert into object (class_name, label) select 'Job', n::text from generate_series(1, $1::int) n
       returning id, label::int as n),
     new_job as (
       insert into job (id, name, type, status, created_at, finished_at)
       select id, 'Job ' || n, 'sync', 'completed', '2026-03-01'::timestamptz + n * interval '1 second',
         '2026-03-02' from root returning id)
     insert into job_execution (job_id, started_at) select id, '2026-03-01T12:00:00Z' from new_job`,
    [count],
  );
}
