import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { SingleSession } from "@/db/single-session";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { IndexFiller } from "@/lib/jobs/search/index-filler";
import { storeEntries } from "@/lib/jobs/search/index-turn";
import { verifySearch } from "@/lib/jobs/search/verify-search";
import { testDatabase } from "@/tests/support/database";
import { exportFiltered } from "@/tests/support/jobs/export-filtered";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { fillIndex, indexedId, searched } from "@/tests/support/jobs/search";

const database = testDatabase();

/** A program that records jobs in transactions of its own. */
async function program() {
  const client = new Client({ connectionString: database().url });
  await client.connect();
  onTestFinished(() => client.end());
  const create = async (name: string) => {
    const { rows } = await client.query("select jobs.create_job('sync', $1)::text as id", [name]);
    return String(rows[0]?.id);
  };
  return { create, say: (text: string) => client.query(text) };
}

const isRight = async () =>
  expect(await verifySearch(database().access, { repair: false })).toMatchObject({ wrong: 0 });

test("a job is found when its creation is committed, whatever was committed before it", async () => {
  const [early, late, undone] = [await program(), await program(), await program()];
  await early.say("begin");
  const first = await early.create("slow harbour");
  await undone.say("begin");
  const never = await undone.create("undone harbour");
  const second = await late.create("quick harbour");
  const filler = new IndexFiller();
  await fillIndex(database(), filler);
  await fillIndex(database(), filler);
  expect(Number(await indexedId(database()))).toBeLessThan(Number(first));
  expect(await searched(database(), "harbour")).toMatchObject({ ids: [second], total: 1 });
  await undone.say("rollback");
  await fillIndex(database(), filler);
  expect(Number(await indexedId(database()))).toBeLessThan(Number(first));
  await early.say("commit");
  expect(await searched(database(), "harbour")).toMatchObject({ ids: [second, first], total: 2 });
  await fillIndex(database(), filler);
  await fillIndex(database(), filler);
  expect(Number(await indexedId(database()))).toBeGreaterThanOrEqual(Number(never));
  expect(await searched(database(), "harbour")).toMatchObject({ ids: [second, first], total: 2 });
  await isRight();
});

test("a transaction that writes something else does not keep jobs out of the index", async () => {
  const other = await program();
  await other.say("begin; create temporary table elsewhere (id int); insert into turn (slot) values (-1)");
  const id = await insertJob(database(), { name: "beside it" });
  await fillIndex(database());
  expect(await indexedId(database())).toBe(id);
});

test("changed texts are found by their new words alone, and an error when the job has failed", async () => {
  const id = await insertJob(database(), { name: "lanterns", status: "running", objectLabel: "Shelf" });
  await fillIndex(database());
  await database().sql("select jobs.fail_job($1, 'no room for lighthouses')", [id]);
  await database().sql("update job set name = 'candles', object_label = 'Cupboard' where id = $1", [id]);
  await fillIndex(database());
  expect((await searched(database(), "candle lighthouse cupboard")).ids).toEqual([id]);
  expect((await searched(database(), "lanterns")).total).toBe(0);
  expect((await searched(database(), "shelf")).total).toBe(0);
  await database().sql("update job_execution set error_message = 'nothing' where job_id = $1", [id]);
  await fillIndex(database());
  expect((await searched(database(), "lighthouses")).total).toBe(0);
  const [left] = await database().sql("select count(*)::int as count from search_change");
  expect(left).toEqual({ count: 0 });
  await isRight();
});

test("what a job's status and progress do costs no note for the index", async () => {
  const { create, say } = await program();
  const id = await create("quiet");
  await say(
    `select jobs.start_job(${id}); select jobs.progress_job(${id}, 1, 2); select jobs.complete_job(${id})`,
  );
  const [left] = await database().sql("select count(*)::int as count from search_change");
  expect(left).toEqual({ count: 0 });
});

test("a write that changes no words calls no function of the search, and one that does is noted once", async () => {
  const id = await insertJob(database(), { name: "quiet" });
  await database().sql("delete from job_execution where job_id = $1", [id]);
  const called = async (statement: string): Promise<string[]> => {
    const rows = await database().sql(`explain (analyze, costs off) ${statement}`);
    return rows.flatMap(
      (row) => String(row["QUERY PLAN"]).match(/note_(?:changed|new)_(?:words|error)/)?.[0] ?? [],
    );
  };
  const [run, named] = [`where job_id = ${id}`, `where id = ${id}`];
  expect(await called(`insert into job_execution (job_id) values (${id})`)).toEqual([]);
  expect(await called(`update job_execution set error_message = null ${run}`)).toEqual([]);
  expect(await called(`update job set name = 'quiet', description = null ${named}`)).toEqual([]);
  expect(await called(`update job set name = null ${named}`)).toEqual(["note_changed_words"]);
  expect(await called(`update job_execution set error_message = 'loud' ${run}`)).toEqual([
    "note_changed_error",
  ]);
  await database().sql(`delete from job_execution ${run}`);
  expect(await called(`insert into job_execution (job_id, error_message) values (${id}, 'loud')`)).toEqual([
    "note_new_error",
  ]);
  const [noted] = await database().sql("select count(*)::int as count from search_change where job_id = $1", [
    id,
  ]);
  expect(noted).toEqual({ count: 3 });
});

test("deleted jobs are not found or counted, and the sweep deletes their entries", async () => {
  const ids = [
    await insertJob(database(), { name: "ephemeral" }),
    await insertJob(database(), { name: "ephemeral" }),
  ];
  await fillIndex(database());
  await database().sql("delete from object where id = $1", [ids[0]]);
  expect(await searched(database(), "ephemeral")).toMatchObject({ ids: [ids[1]], total: 1 });
  const entries = () =>
    database().sql("select job_id::text as id from search_entry where job_id = any($1)", [ids]);
  expect(await entries()).toHaveLength(2);
  await database().sql("update search_progress set swept_id = 0");
  await fillIndex(database());
  expect(await entries()).toEqual([{ id: ids[1] }]);
  await database().sql("delete from search_entry where job_id = $1", [ids[1]]);
  expect((await searched(database(), "ephemeral")).total).toBe(0);
  await database().sql("update search_progress set swept_id = 0");
  await fillIndex(database());
  await fillIndex(database());
  expect((await searched(database(), "ephemeral")).ids).toEqual([ids[1]]);
});

test("one filler at a time stores entries; another takes over when that one does not come", async () => {
  const [one, other] = [new IndexFiller(), new IndexFiller()];
  await fillIndex(database(), one);
  const id = await insertJob(database(), { name: "taken over" });
  expect(await other.fill(database().db)).toBe(false);
  expect(Number(await indexedId(database()))).toBeLessThan(Number(id));
  await database().sql("update search_progress set filled_at = clock_timestamp() - interval '11 seconds'");
  while (await other.fill(database().db));
  expect(await indexedId(database())).toBe(id);
  // The first one was only slow, and comes back.
  const next = await insertJob(database(), { name: "too late" });
  while (await one.fill(database().db));
  expect(
    await storeEntries(database().db, "00000000-0000-4000-8000-000000000000", {
      jobs: [],
      upTo: next,
      changes: [],
    }),
  ).toBe(false);
  expect(await indexedId(database())).toBe(id);
});

test("fillers whose connections are killed again and again leave no job out", async () => {
  await database().sql(`with root as (insert into object (class_name) select 'Job' from generate_series(1, 400) returning id)
    insert into job (id, type, name, created_at) select id, 'sync', 'survivor ' || id, '2026-01-01'::timestamptz - (id * 7919 % 400) * interval '1 minute' from root`);
  const sizes = { batch: 10, block: 40, sweep: 50 };
  for (let kills = 0; kills < 5; kills++) {
    const session = new SingleSession(database().url, { applicationName: "killed filler" });
    await database().sql("update search_progress set filled_at = null");
    const filling = new IndexFiller(sizes).fill(session.db).catch(() => "killed");
    await expect
      .poll(
        async () =>
          (
            await database().sql(
              "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed filler' and datname = current_database()",
            )
          ).length,
      )
      .toBeGreaterThan(0);
    await filling;
    await session.close();
  }
  await fillIndex(database(), new IndexFiller(sizes));
  expect((await searched(database(), "survivor")).total).toBe(400);
  expect(
    (await readDashboard(database().access, { q: "survivor" }, { look: 90, most: 10_000 })).isWhole,
  ).toBe(false);
  await isRight();
});

test("verifying finds what is missing, outdated and left over, and repairs it", async () => {
  const [gone, stale, deleted] = [
    await insertJob(database(), { name: "one" }),
    await insertJob(database(), { name: "two" }),
    await insertJob(database(), { name: "three" }),
  ];
  await fillIndex(database());
  await database().sql("delete from search_entry where job_id = $1", [gone]);
  await database().sql("update search_entry set words = 'wrong:1' where job_id = $1", [stale]);
  await database().sql("delete from object where id = $1", [deleted]);
  const findings = [
    { jobId: gone, fault: "missing" },
    { jobId: stale, fault: "outdated" },
    { jobId: deleted, fault: "left_over" },
  ];
  for (const repair of [false, true]) {
    expect(await verifySearch(database().access, { repair })).toMatchObject({ findings, wrong: 3 });
  }
  await isRight();
  expect((await searched(database(), `${stale} two`)).ids).toEqual([stale]);
});

test("a count that ends within the only block does not pass for the whole number", async () => {
  await fillIndex(database());
  await database().sql("truncate search_block; update search_entry set block = 1");
  await database().sql(
    "insert into search_block (number, starts_at, starts_id) overriding system value values (1, '-infinity', 0)",
  );
  const read = (look: number) => readDashboard(database().access, { q: "survivor" }, { look, most: 10_000 });
  expect(await read(90)).toMatchObject({ total: 90, isWhole: false });
  expect(await read(401)).toMatchObject({ total: 400, isWhole: true });
});

test("when 50,001 jobs wait, the newest 50,000 are searched, and it is said up to when all are", async () => {
  await fillIndex(database());
  await database().sql(`set session_replication_role = replica;
    with root as (insert into object (class_name) select 'Job' from generate_series(1, 50001) returning id)
    insert into job (id, type, name, created_at)
    select id, 'sync', 'waiting ' || id, '2026-06-01'::timestamptz + id * interval '1 second' from root`);
  const [first] = await database().sql(
    "select min(id)::text as id, max(id)::text as last from job where name like 'waiting %'",
  );
  const found = await searched(database(), `waiting ${first?.last}`);
  expect(found).toMatchObject({ ids: [first?.last], completeUpTo: expect.stringMatching(/^2026-.*Z$/) });
  expect((await searched(database(), `waiting ${first?.id}`)).ids).not.toContain(first?.id);
  const rows = exportFiltered(database().access, { ...DEFAULT_FILTER, q: "waiting" });
  await expect(rows.next()).rejects.toMatchObject({ code: "database_unavailable" });
  await database().sql("delete from object where id = $1", [first?.last]);
  expect((await searched(database(), `waiting ${first?.id}`)).completeUpTo).toBeNull();
});
