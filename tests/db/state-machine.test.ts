import { Client } from "pg";
import { expect, test } from "vitest";
import { INACTIVE_STATUSES, legalMoves, STATUSES } from "@/lib/jobs/status";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();

test("an UPDATE makes a legal move and no other, for every writer", async () => {
  for (const from of STATUSES) {
    for (const to of STATUSES) {
      const id = await insertJob(database(), { status: from });
      const ends = INACTIVE_STATUSES.some((status) => status === to);
      const moved = database().sql(
        `update job set status = $2, finished_at = case when $3 then now() end where id = $1`,
        [id, to, ends],
      );
      if (legalMoves(from).some((legal) => legal === to)) await moved;
      else await expect(moved, `${from} to ${to}`).rejects.toMatchObject({ code: "JB409", detail: from });
    }
  }
});

test("a job without a type is refused, and so is a type that is no word", async () => {
  const insert = (type: string | null) =>
    database().sql(
      `with root as (insert into object (class_name) values ('Job') returning id)
       insert into job (id, type) select id, $1 from root`,
      [type],
    );
  await expect(insert(null)).rejects.toMatchObject({ code: "23502" });
  for (const type of ["", "Import", "9lives", "a b", "a".repeat(51)]) {
    await expect(insert(type)).rejects.toMatchObject({ constraint: "job_type" });
  }
  await insert("ocr_pass");
});

test("an end before a start is refused from either side", async () => {
  const early = { startedAt: "2026-03-02T00:00:00Z", finishedAt: "2026-03-01T23:59:59.999999Z" };
  await expect(insertJob(database(), { status: "completed", ...early })).rejects.toMatchObject({
    code: "23514",
  });
  const id = await insertJob(database(), { status: "running", startedAt: early.startedAt });
  const end = database().sql("update job set status = 'failed', finished_at = $2 where id = $1", [
    id,
    early.finishedAt,
  ]);
  await expect(end).rejects.toMatchObject({ code: "23514" });
});

test("two sessions can't put an end before a start together", async () => {
  const id = await insertJob(database(), { status: "running" });
  const one = new Client({ connectionString: database().url });
  await one.connect();
  await one.query("begin");
  await one.query("update job_execution set started_at = '2030-01-01' where job_id = $1", [id]);
  const end = database().sql(
    "update job set status = 'completed', finished_at = '2026-04-01' where id = $1",
    [id],
  );
  const refused = expect(end).rejects.toMatchObject({ code: "23514" });
  await expect.poll(() => database().sql("select 1 from pg_locks where not granted")).toHaveLength(1);
  await one.query("commit");
  await one.end();
  await refused;
});

test("a time or a duration that would break its readers is refused", async () => {
  const id = await insertJob(database(), { status: "running" });
  for (const [table, column] of [
    ["job", "created_at"],
    ["job_execution", "started_at"],
    ["job_execution", "last_sign_at"],
  ]) {
    for (const moment of ["infinity", "-infinity", "0044-03-15 BC", "10000-01-01"]) {
      const key = table === "job" ? "id" : "job_id";
      const set = database().sql(`update ${table} set ${column} = $1 where ${key} = $2`, [moment, id]);
      await expect(set, `${column} ${moment}`).rejects.toMatchObject({ code: "23514" });
    }
  }
  const endless = database().sql("update job set status = 'failed', finished_at = 'infinity' where id = $1", [
    id,
  ]);
  await expect(endless).rejects.toMatchObject({ code: "23514" });
  const nan = database().sql("update job_execution set duration = 'NaN' where job_id = $1", [id]);
  await expect(nan).rejects.toMatchObject({ constraint: "job_execution_duration" });
});

test("an owner's name is kept also where only the user was given", async () => {
  const anna = await database().asUser("anna");
  const id = await insertJob(database());
  await database().sql("update job set owner_id = $1 where id = $2", [anna.viewer.id, id]);
  expect(await database().sql("select owner_name from job where id = $1", [id])).toEqual([
    { owner_name: "anna" },
  ]);
});

test("status and end must agree", async () => {
  for (const row of [
    { status: "completed", finishedAt: null },
    { status: "running", finishedAt: "2026-03-01T11:00:00Z" },
  ] as const) {
    await expect(insertJob(database(), row)).rejects.toMatchObject({
      constraint: "job_finished_when_inactive",
    });
  }
});

test.each([
  ["job", "job_rows", "rows_given = 1, rows_rejected = 2"],
  ["job", "job_status", "status = 'running '"],
  ["job", "job_ordinary_times", "created_at = 'infinity'"],
  ["job_execution", "job_execution_message_size", "error_message = repeat('x', 65537)"],
  ["job_execution", "job_execution_trace_size", "stack_trace = repeat('x', 262145)"],
  ["job_execution", "job_execution_output_size", "output = repeat('x', 1048577)"],
  ["job_execution", "job_execution_progress", "progress_done = -1"],
  ["job_execution", "job_execution_ordinary_times", "last_sign_at = 'infinity'"],
])("of %s, the rule %s is named by who breaks it", async (table, constraint, change) => {
  const id = await insertJob(database(), { status: "running" });
  // With triggers off, as in a restore, the rules hold all the same.
  const broken = database().sql(
    `do $$ begin
       set local session_replication_role = replica;
       update ${table} set ${change} where ${table === "job" ? "id" : "job_id"} = ${id};
     end $$`,
  );
  await expect(broken).rejects.toMatchObject({ code: "23514", table, constraint });
});

test("operators of a writer's own do not get round a rule", async () => {
  const id = await insertJob(database(), { status: "running" });
  const tried = database().sql(
    `do $$ begin
       create schema mine;
       create function mine.fits(text, text) returns boolean language sql immutable return true;
       create operator mine.~ (leftarg = text, rightarg = text, function = mine.fits);
       set local search_path = mine, pg_catalog, public;
       update job set type = 'No Word' where id = ${id};
     end $$`,
  );
  await expect(tried).rejects.toMatchObject({ constraint: "job_type" });
});

test("microseconds are kept", async () => {
  const id = await insertJob(database(), { createdAt: "2026-03-01T10:00:00.123456Z" });
  const [row] = await database().sql("select created_at::text as at from job where id = $1", [id]);
  expect(row?.at).toContain("10:00:00.123456");
});

test("names count characters, not bytes", async () => {
  await insertJob(database(), { name: "😀".repeat(255) });
  await expect(insertJob(database(), { name: "x".repeat(256) })).rejects.toMatchObject({ code: "22001" });
});

test("the file of a deleted row is noted for the sweep, however the row goes", async () => {
  const id = await insertJob(database());
  await database().sql(
    `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
     values ($1, 'output', 'a', 1, repeat('a', 64), 'text/plain', 'some/key')`,
    [id],
  );
  await database().sql("delete from object where id = $1", [id]);
  expect(await database().sql("select store_key from file_to_delete")).toEqual([{ store_key: "some/key" }]);
});
