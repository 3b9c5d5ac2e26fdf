import { Client } from "pg";
import { beforeEach, expect, test } from "vitest";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { INACTIVE_STATUSES } from "@/lib/jobs/status";
import { LEGAL_SUBTASK_MOVES, SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { testDatabase } from "@/tests/support/database";
import { insertJob, OLD } from "@/tests/support/jobs/job-factory";
import { insertSubtasks } from "@/tests/support/jobs/subtask-factory";

const database = testDatabase();
const sql = (text: string, values?: unknown[]) => database().sql(text, values);
let job: string;

beforeEach(async () => {
  job = await insertJob(database(), { status: "running" });
});

const isEnd = (status: string) => INACTIVE_STATUSES.some((inactive) => inactive === status);
const move = (number: number, next: string) =>
  sql("select jobs.move_subtask($1, $2, $3)", [job, number, next]);
const statuses = async (id = job) =>
  (await sql("select status from job_subtask where job_id = $1 order by number", [id])).map(
    ({ status }) => status,
  );
const waitsForLock = () => expect.poll(() => sql("select 1 from pg_locks where not granted")).toHaveLength(1);

/** Another session, in a transaction that has done `first`. */
async function sessionThat(first: string, values: unknown[] = []) {
  const client = new Client({ connectionString: database().url });
  await client.connect();
  await client.query("begin");
  await client.query(first, values);
  return {
    commit: async () => {
      await client.query("commit");
      await client.end();
    },
  };
}

test("a subtask makes a legal move and no other, for every writer", async () => {
  for (const from of SUBTASK_STATUSES) {
    for (const to of SUBTASK_STATUSES) {
      await sql("delete from job_subtask");
      await insertSubtasks(database(), job, { [from]: 1 });
      const moved = sql("update job_subtask set status = $1, finished_at = case when $2 then now() end", [
        to,
        isEnd(to),
      ]);
      if (LEGAL_SUBTASK_MOVES[from].some((legal) => legal === to)) await moved;
      else await expect(moved, `${from} to ${to}`).rejects.toMatchObject({ code: "JS409", detail: from });
    }
  }
});

test.each(INACTIVE_STATUSES)(
  "a job that is %s has no open subtask, by the same statement, and those that had ended stay",
  async (end) => {
    await insertSubtasks(database(), job, { pending: 1, running: 1, completed: 1, failed: 1 });
    await sql("update job set status = $2, finished_at = '2026-03-01T11:00:00Z' where id = $1", [job, end]);
    expect(await statuses()).toEqual(["cancelled", "cancelled", "completed", "failed"]);
    const ends = await sql(
      "select number from job_subtask where job_id = $1 and finished_at = '2026-03-01T11:00:00Z'",
      [job],
    );
    expect(ends).toEqual([{ number: 1 }, { number: 2 }]);
  },
);

test("the functions that end a job cancel its open subtasks too, and no other job's", async () => {
  const other = await insertJob(database(), { status: "running" });
  for (const call of ["complete_job($1)", "fail_job($1, 'no')", "cancel_job($1)"]) {
    const ending = await insertJob(database(), { status: "running" });
    for (const id of [ending, other]) await insertSubtasks(database(), id, { pending: 2 });
    await sql(`select jobs.${call}`, [ending]);
    expect(await statuses(ending)).toEqual(["cancelled", "cancelled"]);
  }
  expect(new Set(await statuses(other))).toEqual(new Set(["pending"]));
});

test("a subtask whose recorded start lies after its job's end is cancelled at that start", async () => {
  await sql(`insert into job_subtask (job_id, number, name, status, started_at)
    values (${job}, 1, 'ahead', 'running', '2040-01-01T00:00:00Z')`);
  await sql("select jobs.complete_job($1)", [job]);
  expect(await sql("select finished_at = started_at as same from job_subtask")).toContainEqual({
    same: true,
  });
});

test("two that add at once get numbers of their own, without a gap", async () => {
  const [first] = await Promise.all(
    Array.from({ length: 8 }, () => sql("select jobs.add_subtasks($1, '{a,b,c}') as first", [job])),
  );
  expect(first).toHaveLength(1);
  const rows = await sql("select number from job_subtask where job_id = $1 order by number", [job]);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, at) => at + 1));
});

test("a move that races its job's end waits for it, and is refused", async () => {
  await insertSubtasks(database(), job, { pending: 1 });
  const ending = await sessionThat("select jobs.complete_job($1)", [job]);
  const refused = expect(move(1, "running")).rejects.toMatchObject({ code: "JB409", detail: "completed" });
  await waitsForLock();
  await ending.commit();
  await refused;
  expect(await statuses()).toEqual(["cancelled"]);
});

test("a job's end that races a move waits for it, and keeps what the move said", async () => {
  await insertSubtasks(database(), job, { pending: 2 });
  const moving = await sessionThat("select jobs.move_subtask($1, 1, 'completed')", [job]);
  const ended = sql("select jobs.complete_job($1)", [job]);
  await waitsForLock();
  await moving.commit();
  await ended;
  expect(await statuses()).toEqual(["completed", "cancelled"]);
});

test("an addition that races its job's end is refused, and leaves nothing open", async () => {
  const ending = await sessionThat("select jobs.cancel_job($1)", [job]);
  const refused = expect(sql("select jobs.add_subtasks($1, '{late}')", [job])).rejects.toMatchObject({
    code: "JB409",
  });
  await waitsForLock();
  await ending.commit();
  await refused;
  expect(await statuses()).toEqual([]);
});

test("a subtask that waited for its job's start does not start before it", async () => {
  const waiting = await insertJob(database());
  await insertSubtasks(database(), waiting, { pending: 1 });
  const starting = await sessionThat("select jobs.start_job($1), pg_sleep(0)", [waiting]);
  const moved = sql("select jobs.move_subtask($1, 1, 'running')", [waiting]);
  await waitsForLock();
  const [held] = await sql("select clock_timestamp()::text as at");
  await starting.commit();
  await moved;
  expect(
    await sql("select started_at > $1 as after from job_subtask where job_id = $2", [held?.at, waiting]),
  ).toEqual([{ after: true }]);
});

test("a history may be inserted with subtasks of any status", async () => {
  const past = await insertJob(database(), { status: "failed" });
  await insertSubtasks(database(), past, { completed: 1, failed: 1, cancelled: 1, running: 1, pending: 1 });
  expect(await statuses(past)).toHaveLength(5);
});

test("what makes no sense is refused: a number below 1, an end that is missing, early or infinite, a long text", async () => {
  const insert = (columns: string, values: string) =>
    sql(`insert into job_subtask (job_id, name, ${columns}) values ($1, 'a', ${values})`, [job]);
  for (const [columns, values, constraint] of [
    ["number", "0", "job_subtask_number"],
    ["number, status", "1, 'queued'", "job_subtask_status"],
    ["number, status", "1, 'completed'", "job_subtask_finished_when_inactive"],
    ["number, finished_at", "1, now()", "job_subtask_finished_when_inactive"],
    ["number, started_at", "1, 'infinity'", "job_subtask_ordinary_times"],
    [
      "number, status, started_at, finished_at",
      "1, 'failed', '2026-03-02', '2026-03-01'",
      "job_subtask_end_after_start",
    ],
    ["number, error", "1, repeat('é', 2049)", "job_subtask_error_size"],
  ] as const) {
    await expect(insert(columns, values), values).rejects.toMatchObject({ constraint });
  }
});

test("clearing or deleting a job takes its subtasks along", async () => {
  const old = await insertJob(database(), { status: "completed", ...OLD });
  for (const id of [job, old]) await insertSubtasks(database(), id, { completed: 3 });
  await clearJobs(database().access, database().store, 30);
  expect([await statuses(old), (await statuses()).length]).toEqual([[], 3]);
  await sql("delete from object where id = $1", [job]);
  expect(await statuses()).toEqual([]);
});
