import type { Viewer } from "@/lib/jobs/access";
import type { TestDatabase } from "../database";

/** Inserts completed jobs that every clear deletes, a second apart, each with an execution. */
export async function insertOldJobs(database: TestDatabase, jobs: number, owner: Viewer | null = null) {
  await database.sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, $1::int) returning id),
       added as (
         insert into job (id, type, status, owner_id, owner_name, created_at, finished_at)
         select id, 'sync', 'completed', $2::bigint, $3, '2020-01-01', '2020-01-02'::timestamptz + id * interval '1 second'
         from root returning id)
     insert into job_execution (job_id, started_at) select id, '2020-01-01' from added`,
    [jobs, owner?.id ?? null, owner?.name ?? null],
  );
}
