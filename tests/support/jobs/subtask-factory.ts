import type { SubtaskStatus } from "@/lib/jobs/subtasks/subtask";
import type { TestDatabase } from "../database";

/** Gives a job this many more subtasks, in one statement, with times that agree with their status. */
export async function insertSubtasks(
  database: Pick<TestDatabase, "sql">,
  jobId: string,
  many: Partial<Record<SubtaskStatus, number>>,
  error = "no such file",
) {
  await database.sql(
    `insert into job_subtask (job_id, number, name, status, started_at, finished_at, error)
     select $1, present.last + row_number() over (), 'Step ' || present.last + row_number() over (), word,
       case when word <> 'pending' then timestamptz '2026-03-01 10:00:01.5Z' end,
       case when word in ('completed', 'failed', 'cancelled') then timestamptz '2026-03-01 10:00:03.75Z' end,
       case when word = 'failed' then $4 end
     from (select coalesce(max(number), 0) as last from job_subtask where job_id = $1) as present,
       unnest($2::text[], $3::integer[]) with ordinality as given (word, amount, place),
       generate_series(1, amount) as nth
     order by place, nth`,
    [jobId, Object.keys(many), Object.values(many), error],
  );
}
