import { Readable } from "node:stream";
import { Client } from "pg";
import { expect, test } from "vitest";
import { connect } from "@/db/client";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { previewClear } from "@/lib/jobs/clear/preview-clear";
import { STATUSES } from "@/lib/jobs/status";
import { createJob } from "@/lib/producer";
import { openTestDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const OLD = {
  createdAt: "2020-01-01T00:00:00Z",
  startedAt: "2020-01-01T00:00:00Z",
  finishedAt: "2020-01-02T00:00:00Z",
};

/** A database of its own: clearing takes whatever it finds. */
async function withDatabase(use: (database: Awaited<ReturnType<typeof openTestDatabase>>) => Promise<void>) {
  const database = await openTestDatabase();
  try {
    await use(database);
  } finally {
    await database.close();
  }
}

test("old inactive jobs go with their object and execution; active and young ones stay", () =>
  withDatabase(async (database) => {
    for (const status of STATUSES) {
      const ended = status === "completed" || status === "failed" || status === "cancelled";
      await insertJob(database, { status, ...OLD, ...(ended ? {} : { finishedAt: null }) });
    }
    const young = await createJob(database.access, database.store, { type: "sync", name: "Young" });
    await young.cancel();
    expect(await previewClear(database.access, 30)).toMatchObject({
      total: 3,
      byStatus: { completed: 1, failed: 1, cancelled: 1 },
    });
    expect(await clearJobs(database.access, database.store, 30)).toMatchObject({ removed: 3 });
    const left = await database.sql("select status from job order by id");
    expect(left.map((row) => row.status)).toEqual(["pending", "queued", "running", "cancelled"]);
    expect(await database.sql("select count(*)::int as n from object")).toEqual([{ n: 4 }]);
    expect(await database.sql("select count(*)::int as n from job_execution")).toEqual([{ n: 4 }]);
    expect(await clearJobs(database.access, database.store, 30)).toMatchObject({ removed: 0 });
  }));

test("the boundary is strict: a job that is exactly of that age stays, a microsecond more and it goes", () =>
  withDatabase(async (database) => {
    // The cut-off is the database's own clock, so both sides are tried against the one that was used.
    const at = (offset: string) =>
      database.sql(
        `with root as (insert into object (class_name) values ('Job') returning id)
         insert into job (id, type, status, finished_at, created_at)
         select id, 'sync', 'completed', '2026-01-31 00:00:00+00'::timestamptz + interval '${offset}', '2026-01-01' from root`,
      );
    await at("-1 microsecond");
    await at("0");
    await at("1 microsecond");
    const clock =
      "create function public.clock_timestamp() returns timestamptz language sql as $$ select '2026-03-02 00:00:00+00'::timestamptz $$";
    await database.sql(clock);
    // The pool's own path has PostgreSQL's clock first; what an address says of it counts more.
    const stopped = connect(`${database.url}?options=-c%20search_path%3Dpublic,pg_catalog`);
    const access = { ...stopped, viewer: database.access.viewer };
    expect(await previewClear(access, 30)).toMatchObject({
      total: 1,
      finishedBefore: "2026-01-31T00:00:00Z",
    });
    expect(await clearJobs(access, database.store, 30)).toMatchObject({ removed: 1 });
    await stopped.close();
    const left = await database.sql(
      "select (finished_at at time zone 'UTC')::text as at from job order by finished_at",
    );
    expect(left.map((row) => row.at)).toEqual(["2026-01-31 00:00:00", "2026-01-31 00:00:00.000001"]);
  }));

test("staff clear their own, administrators all", () =>
  withDatabase(async (database) => {
    const anna = await database.asUser("anna");
    const owner = { id: anna.viewer.id ?? "", name: "anna" };
    await insertJob(database, { status: "failed", ...OLD, owner });
    await insertJob(database, { status: "failed", ...OLD });
    expect(await previewClear(anna, 1)).toMatchObject({ total: 1 });
    expect(await clearJobs(anna, database.store, 1)).toMatchObject({ removed: 1 });
    expect(await database.sql("select owner_name from job")).toEqual([{ owner_name: null }]);
    expect(await clearJobs(database.access, database.store, 1)).toMatchObject({ removed: 1 });
  }));

test("a clear on the tab Imports deletes the imports and ingests that the viewer may clear, and nothing else", () =>
  withDatabase(async (database) => {
    const anna = await database.asUser("anna");
    const owner = { id: anna.viewer.id ?? "", name: "anna" };
    for (const type of ["import", "ingest", "export", "imports", "ocr_pass"]) {
      await insertJob(database, { status: "failed", ...OLD, type, owner });
      await insertJob(database, { status: "completed", ...OLD, type });
    }
    const left = async () =>
      (await database.sql("select type from job order by type, id")).map(({ type }) => type);
    expect(await previewClear(anna, 1, "imports")).toMatchObject({
      byStatus: { completed: 0, failed: 2, cancelled: 0 },
    });
    expect(await clearJobs(anna, database.store, 1, "imports")).toMatchObject({ removed: 2 });
    expect(await clearJobs(database.access, database.store, 1, "imports")).toMatchObject({ removed: 2 });
    expect(await left()).toEqual(["export", "export", "imports", "imports", "ocr_pass", "ocr_pass"]);
    expect(await clearJobs(database.access, database.store, 1, "general")).toMatchObject({ removed: 6 });
    expect(await left()).toEqual([]);
  }));

test("the files of a cleared job leave the store", () =>
  withDatabase(async (database) => {
    const job = await createJob(database.access, database.store, { type: "export", name: "With a file" });
    await job.start();
    await job.result("a.csv", "a,b\n");
    await job.complete();
    const [file] = await database.sql("select store_key from job_file");
    await database.sql("update job_execution set started_at = '2020-01-01'");
    await database.sql("update job set finished_at = '2020-01-02', created_at = '2020-01-01' where id = $1", [
      job.id,
    ]);
    const stored = await database.store.open(String(file?.store_key));
    expect(stored?.size).toBe(4);
    stored?.stream.destroy();
    expect(await clearJobs(database.access, database.store, 30)).toMatchObject({ removed: 1 });
    expect(await database.store.open(String(file?.store_key))).toBeNull();
    expect(await database.sql("select from file_to_delete")).toEqual([]);
  }));

test("a store that can't remove files does not undo the clear; the next one removes them", () =>
  withDatabase(async (database) => {
    const id = await insertJob(database, { status: "failed", ...OLD });
    const { key } = await database.store.write(Readable.from(["a"]));
    await database.sql(
      `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
       values ($1, 'output', 'a', 1, repeat('a', 64), 'text/plain', $2)`,
      [id, key],
    );
    const broken = {
      ...database.store,
      remove: () => Promise.reject(Object.assign(new Error("EIO"), { errno: -5 })),
    };
    expect(await clearJobs(database.access, broken, 30)).toMatchObject({ removed: 1 });
    expect(await database.sql("select from file_to_delete")).toHaveLength(1);
    await clearJobs(database.access, database.store, 30);
    expect(await database.sql("select from file_to_delete")).toEqual([]);
  }));

test("a row that someone else is changing is left for the next time, and nobody waits", () =>
  withDatabase(async (database) => {
    const held = await insertJob(database, { status: "failed", ...OLD });
    await insertJob(database, { status: "failed", ...OLD });
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query("begin");
    await other.query("select from job where id = $1 for update", [held]);
    expect(await clearJobs(database.access, database.store, 30)).toMatchObject({ removed: 1 });
    await other.query("rollback");
    await other.end();
    expect(await clearJobs(database.access, database.store, 30)).toMatchObject({ removed: 1 });
  }));

test("jobs with more subtasks than one statement can remove go in smaller batches", () =>
  withDatabase(async (database) => {
    for (let made = 0; made < 60; made++) await insertJob(database, { status: "completed", ...OLD });
    await database.sql("insert into job_subtask (job_id, number, name) select id, 1, 'A step' from job");
    await database.sql(
      `create function take_long() returns trigger language plpgsql
         as $$ begin perform pg_sleep(0.02); return old; end $$`,
    );
    await database.sql(
      "create trigger take_long before delete on job_subtask for each row execute function take_long()",
    );
    const hurried = connect(database.url, { maxConnections: 2, statementTimeoutMs: 900 });
    const access = { ...hurried, viewer: database.access.viewer };
    const batches: number[] = [];
    const cleared = await clearJobs(access, database.store, 30, "general", {
      onBatch: (batch) => void batches.push(batch),
    });
    await hurried.close();
    // 60 at once take 1.2 s: nothing comes of that, and they go in several smaller ones.
    expect(batches[0]).toBe(0);
    expect(batches.filter((batch) => batch > 0).length).toBeGreaterThan(1);
    expect(cleared.removed).toBe(60);
    expect(await database.sql("select removed::int from clear_run")).toEqual([{ removed: 60 }]);
  }));
