import fc from "fast-check";
import { Client } from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { sizeFor } from "@/tests/support/size";

const database = testDatabase();

/** Jobs whose kept duration is not what their execution and their times say. */
const WRONG = `select id, kept_duration, duration, finished_at, started_at
  from job j left join job_execution e on e.job_id = j.id
  where kept_duration is distinct from case when finished_at is not null
    then round(coalesce(e.duration, extract(epoch from finished_at - started_at)), 3) end`;

/** What writers may do to job $1; $2 is seconds after its creation. */
const WRITES = [
  "select jobs.start_job($1) where $2 >= 0",
  "select jobs.complete_job($1) where $2 >= 0",
  "select jobs.fail_job($1, 'no') where $2 >= 0",
  "update job set status = 'cancelled', finished_at = created_at + $2 * interval '1 s' where id = $1",
  "update job set finished_at = created_at + $2 * interval '1.5 s' where id = $1 and finished_at is not null",
  "update job set name = 'Another' where id = $1 and $2 >= 0",
  "update job_execution set duration = $2 / 3.0 where job_id = $1",
  "update job_execution set duration = null where job_id = $1 and $2 >= 0",
  "update job_execution set started_at = '2026-03-01Z'::timestamptz + $2 * interval '1 s' where job_id = $1",
  "update job_execution set started_at = null, duration = null where job_id = $1 and $2 >= 0",
  "insert into job_execution (job_id, duration) values ($1, $2)",
  "insert into job_execution (job_id, duration) values ($1, $2) on conflict do nothing",
  "insert into job_execution (job_id, duration) values ($1, $2) on conflict (job_id) do update set output = 'x'",
  "insert into job_execution (job_id, duration) values ($1, $2) on conflict (job_id) do update set duration = 7",
  "update job_execution set job_id = $1 where job_id = (select min(job_id) from job_execution where job_id <> $1) and $2 >= 0",
];
const WRITTEN = sizeFor({ small: 100, full: 5_000 });
/** Refused: an illegal move, an end before a start, a second execution. */
const REFUSALS = ["JB409", "23514", "23505"];

test("a job's kept duration is what its execution and its times say, whatever is written in which order", async () => {
  const ids: string[] = [];
  for (const status of ["pending", "running", "completed", "failed"] as const) {
    ids.push(await insertJob(database(), { status, createdAt: "2026-03-01T00:00:00Z" }));
    const bare = await insertJob(database(), { status, createdAt: "2026-03-01T00:00:00Z", startedAt: null });
    await database().sql("delete from job_execution where job_id = $1", [bare]);
    ids.push(bare);
  }
  let written = 0;
  const write = fc.tuple(
    fc.constantFrom(...WRITES),
    fc.constantFrom(...ids),
    fc.integer({ min: 0, max: 200_000 }),
  );
  for (const [text, id, seconds] of fc.sample(write, WRITTEN)) {
    try {
      await database().sql(text, [id, seconds]);
      written++;
    } catch (error) {
      expect(REFUSALS, text).toContain(error instanceof Error && "code" in error && error.code);
    }
    expect(await database().sql(WRONG), text).toEqual([]);
  }
  expect(written).toBeGreaterThan(WRITTEN / 4);
});

test("a history that is loaded job first, then execution, has its durations", async () => {
  const one = await insertJob(database(), { status: "completed" });
  const never = await insertJob(database(), { status: "cancelled", startedAt: null });
  const running = await insertJob(database(), { status: "running" });
  const kept = await database().sql(
    "select kept_duration::text as duration from job where id = any ($1) order by id",
    [[one, never, running]],
  );
  expect(kept.map(({ duration }) => duration)).toEqual(["2.250", null, null]);
});

test("a start that is moved while another session ends the job counts in the duration", async () => {
  const id = await insertJob(database(), { status: "running", startedAt: "2026-03-01T10:00:01Z" });
  const one = new Client({ connectionString: database().url });
  await one.connect();
  await one.query("begin");
  await one.query("update job_execution set started_at = '2026-03-01T10:00:02Z' where job_id = $1", [id]);
  const ended = database().sql(
    "update job set status = 'completed', finished_at = '2026-03-01T10:00:05Z' where id = $1",
    [id],
  );
  await expect.poll(() => database().sql("select 1 from pg_locks where not granted")).toHaveLength(1);
  await one.query("commit");
  await one.end();
  await ended;
  expect(await database().sql("select kept_duration::text as duration from job where id = $1", [id])).toEqual(
    [{ duration: "3.000" }],
  );
});

test("an execution whose texts are thrown away leaves the duration", async () => {
  const id = await insertJob(database(), { status: "completed" });
  await database().sql("delete from job_execution where job_id = $1", [id]);
  expect(await database().sql("select kept_duration::text as duration from job where id = $1", [id])).toEqual(
    [{ duration: "2.250" }],
  );
});
