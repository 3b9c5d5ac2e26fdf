import { expect, test } from "vitest";
import { STATUSES } from "@/lib/jobs/status";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { KNOWN_TYPES } from "@/lib/jobs/type";
import { openTestDatabase, type TestDatabase, testDatabase } from "@/tests/support/database";
import { expectExact, insertJobs, withSessions } from "@/tests/support/jobs/recount";

const database = testDatabase();

async function withDatabase(use: (database: TestDatabase) => Promise<void>) {
  const opened = await openTestDatabase();
  // A writer folds at every 512th number.
  await opened.sql("alter sequence job_count_change_number_seq restart with 450");
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

const changes = ({ sql }: Pick<TestDatabase, "sql">) => sql("select * from job_count_change");

test("the database and the tab Imports mean the same types", async () => {
  const types = [...KNOWN_TYPES, "ocr_pass"];
  const rows = await database().sql(
    "select type from unnest($1::text[]) as type where jobs.is_import(type)",
    [types],
  );
  expect(rows.map(({ type }) => type)).toEqual(TAB_MEANINGS.imports.types);
});

test("counts are exact after every kind of statement", () =>
  withDatabase(async (opened) => {
    const { sql, asUser } = opened;
    const [anna, bela] = [(await asUser("anna")).viewer.id, (await asUser("bela")).viewer.id];
    await expectExact(sql);
    for (const status of STATUSES) {
      for (const owner of [anna, bela, null]) {
        for (const [many, type] of [
          [3, "import"],
          [2, "ingest"],
          [1, "sync"],
        ] as const) {
          await insertJobs(sql, { many, type, status, owner, rejected: many - 1 });
        }
      }
    }
    await expectExact(sql);
    for (const statement of [
      "update job set status = 'running' where status = 'pending'",
      "update job set status = 'completed', finished_at = now() where status = 'running' and type <> 'sync'",
      "update job set type = 'ocr_pass' where type = 'sync' and status = 'queued'",
      "update job set type = case type when 'import' then 'ingest' else 'import' end where type in ('import', 'ingest')",
      "update job set rows_rejected = 0 where type = 'import'",
      "update job set rows_rejected = 1, rows_given = 9 where type = 'ocr_pass' or status = 'completed'",
      `update job set owner_id = case when owner_id is null then ${anna} when owner_id = ${bela} then null else ${bela} end`,
      "update job set name = 'Another'",
      "update job set status = 'failed', finished_at = now() where false",
      "merge into job using (select max(id) as id from job) as last on job.id = last.id when matched then delete",
      `with gone as (delete from job where status = 'queued' returning id)
         update job set owner_id = ${anna} where status = 'failed'`,
      "delete from job where status = 'cancelled' and type = 'import'",
      "delete from object where id in (select id from job order by id limit 7)",
      `delete from app_user where id = ${anna}`,
    ]) {
      await sql(statement);
      await expectExact(sql);
      expect(await sql("select * from jobs.wrong_count"), statement).toEqual([]);
    }
    expect((await sql("select from job")).length).toBeGreaterThan(10);
    await sql("truncate job cascade");
    await expectExact(sql);
    expect(await sql("select from job_count union all select from job_count_change")).toEqual([]);
  }));

test("a COPY and a bulk INSERT leave one change for each owner and type", () =>
  withDatabase(async (opened) => {
    const { sql } = opened;
    await sql("insert into object (class_name) select 'Job' from generate_series(1, 900)");
    // Every tenth job is a sync.
    await sql(
      `copy job (id, type) from program 'seq 1 900 | sed "s/0$/0,sync/; t; s/$/,import/"' (format csv)`,
    );
    const copied = new Map((await changes(opened)).map(({ type, pending }) => [type, pending]));
    expect(await changes(opened)).toHaveLength(2);
    expect(copied).toEqual(
      new Map([
        ["import", "810"],
        ["sync", "90"],
      ]),
    );
    await expectExact(sql);
    await insertJobs(sql, { many: 500 });
    expect(await changes(opened)).toHaveLength(3);
    await sql("update job set status = 'running'");
    expect(await changes(opened)).toHaveLength(5);
    await expectExact(sql);
  }));

test("what changes no count leaves no change behind", () =>
  withDatabase(async (opened) => {
    const { sql } = opened;
    await insertJobs(sql, { many: 5, status: "completed" });
    const before = await changes(opened);
    for (const statement of [
      "update job set name = 'Another', description = 'Longer', rows_given = 12",
      "update job set rows_rejected = 0, owner_id = null, type = type",
      "update job set name = 'None' where false",
      "delete from job where false",
      "insert into job (id, type) select 1, 'import' where false",
    ]) {
      await sql(statement);
      expect(await changes(opened), statement).toEqual(before);
    }
  }));

test("what is rolled back was never counted: a statement, a savepoint, a transaction", () =>
  withDatabase(async (opened) => {
    await insertJobs(opened.sql, { many: 4 });
    await withSessions(opened, 1, async ({ run }) => {
      await run("begin");
      await insertJobs(run, { many: 2, type: "sync" });
      await run("savepoint one");
      await run("update job set status = 'running'");
      await run("savepoint two");
      await run("delete from job");
      await expectExact(run);
      await run("rollback to two");
      await expectExact(run);
      await expect(run("update job set status = 'queued'")).rejects.toMatchObject({ code: "JB409" });
      await run("rollback to one");
      await expectExact(run);
      await run("release one");
      await expectExact(opened.sql);
      await run("commit");
      await expectExact(opened.sql);
      await run("begin");
      await run("delete from job");
      await run("rollback");
    });
    await expectExact(opened.sql);
    expect(await opened.sql("select pending::int from jobs.maintained_counts('*', '{*}')")).toEqual([
      { pending: 6 },
    ]);
  }));

test("TRUNCATE empties the counts also in the middle of a transaction that has written, or is rolled back", () =>
  withDatabase(async (opened) => {
    const { sql } = opened;
    await withSessions(opened, 1, async ({ run }) => {
      await run("begin");
      for (let at = 0; at < 140; at++) await insertJobs(run);
      await run("truncate job cascade");
      await expectExact(run);
      await insertJobs(run, { many: 3 });
      await expectExact(run);
      await run("commit");
      await expectExact(sql);
      await run("begin");
      await run("truncate job cascade");
      await run("rollback");
      await expectExact(sql);
      await run("begin isolation level repeatable read");
      await expect(run("truncate job cascade")).rejects.toMatchObject({ code: "0A000" });
      await run("rollback");
    });
    await expectExact(sql);
  }));

/** What counts the jobs of job would count those of any other table. */
const UNCOUNTED = [
  ["insert", "referencing new table as added", "jobs.note_inserted_jobs"],
  ["update", "referencing old table as removed new table as added", "jobs.note_updated_jobs"],
  ["delete", "referencing old table as removed", "jobs.note_deleted_jobs"],
  ["truncate", "", "jobs.forget_counts"],
] as const;

test("a role that may only write jobs has them counted, and folded, without a right on the counts", () =>
  withDatabase(async (opened) => {
    const { sql } = opened;
    const role = `producer_${new URL(opened.url).pathname.slice(1)}`;
    await sql(`create role ${role}`);
    try {
      await sql(`select jobs.grant_producer('${role}');
        grant select, insert, update, delete on job, job_execution, object, job_subtask to ${role}`);
      await withSessions(opened, 1, async ({ run }) => {
        await run(`set role ${role}`);
        for (let at = 0; at < 140; at++) {
          await run(`with root as (insert into object (class_name) values ('Job') returning id)
            insert into job (id, type) select id, 'sync' from root`);
        }
        await run("select jobs.start_job(id) from job where id % 2 = 0");
        await run("delete from job where id % 5 = 0");
        await expect(run("select from job_count")).rejects.toMatchObject({ code: "42501" });
        await expect(run("insert into job_count_change (type) values ('sync')")).rejects.toMatchObject({
          code: "42501",
        });
        await run("create temporary table own (like job)");
        for (const [event, of, counts] of UNCOUNTED) {
          const trigger = `create trigger t after ${event} on own ${of} for each statement execute function ${counts}()`;
          await expect(run(trigger)).rejects.toMatchObject({ code: "42501" });
        }
      });
      await expectExact(sql);
      expect((await sql("select from job_count")).length).toBeGreaterThan(0);
    } finally {
      await sql(`drop owned by ${role}; drop role ${role}`);
    }
  }));
