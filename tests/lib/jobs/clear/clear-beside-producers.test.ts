import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { createJob } from "@/lib/producer";
import { openTestDatabase, type TestDatabase, testDatabase } from "@/tests/support/database";
import { insertJob, OLD } from "@/tests/support/jobs/job-factory";
import { insertOldJobs } from "@/tests/support/jobs/old-jobs";

const database = testDatabase();

// Whatever was cut off, killed or held: the kept counts are those of the jobs that are there.
afterEach(async () => {
  expect(await verifyCounts(database().access, { repair: false })).toEqual({ findings: [], wrong: 0 });
});
const oldJob = () => insertJob(database(), { ...OLD, status: "failed" });
const present = async () =>
  (await database().sql("select id::text from job order by id")).map(({ id }) => id);
const runs = () =>
  database().sql("select removed::int, finished_at is not null as ended from clear_run order by id");

/** Someone in the middle of a transaction of their own. */
async function holding(statement: string, values: unknown[]): Promise<Client> {
  const client = new Client({ connectionString: database().url });
  await client.connect();
  await client.query("begin");
  await client.query(statement, values);
  return client;
}
async function letGo(client: Client) {
  await client.query("rollback");
  await client.end();
}

const HELD = {
  "execution row": "update job_execution set output = 'x' where job_id = $1",
  "object row": "update object set label = 'x' where id = $1",
  "file row": "update job_file set name = 'x' where job_id = $1",
  "subtask row": "update job_subtask set name = 'x' where job_id = $1",
  "object row, by a new job that is about it":
    "with root as (insert into object (class_name) values ('Job') returning id) insert into job (id, type, object_id) select id, 'sync', $1 from root",
};

test.each(Object.entries(HELD))(
  "a job whose %s another session holds stays, all others are deleted, and that session continues",
  async (_, statement) => {
    for (let made = 0; made < 20; made++) await oldJob();
    const held = await oldJob();
    for (let made = 0; made < 20; made++) await oldJob();
    await database().sql(
      `insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
       select $1::bigint, 'output', 'a', 1, repeat('a', 64), 'text/plain', gen_random_uuid()`,
      [held],
    );
    await database().sql("insert into job_subtask (job_id, number, name) values ($1, 1, 'A step')", [held]);
    const producer = await holding(statement, [held]);
    const { removed } = await clearJobs(database().access, database().store, 30);
    expect(removed).toBe(40);
    expect(await present()).toEqual([held]);
    // What it wants next is not held by a clear.
    await producer.query("select from job where id = $1 for update nowait", [held]);
    await letGo(producer);
    expect(await clearJobs(database().access, database().store, 30)).toMatchObject({ removed: 1 });
  },
);

test("a producer that holds one row and then wants the job never dies of a deadlock with a clear", async () => {
  await insertOldJobs(database(), 300);
  const ids = await present();
  const producer = await holding("update job_execution set output = 'x' where job_id = $1", [ids.at(-1)]);
  const clearing = clearJobs(database().access, database().store, 30);
  // It waits for the batch, and the batch for it: the clear gives up first.
  await producer.query("update job set description = 'x' where id = $1", [ids.at(-1)]);
  await producer.query("commit");
  await producer.end();
  expect((await clearing).removed).toBe(300);
});

test("a producer that rolls back leaves nothing, and what a clear removed stays removed", async () => {
  await insertOldJobs(database(), 10);
  const producer = await holding("insert into object (class_name) values ('Job')", []);
  expect(await clearJobs(database().access, database().store, 30)).toMatchObject({ removed: 10 });
  await letGo(producer);
  expect(await present()).toEqual([]);
});

test("jobs that all ended at the same microsecond go as well", async () => {
  await insertOldJobs(database(), 700);
  await database().sql("update job set finished_at = '2020-01-02'");
  expect(await clearJobs(database().access, database().store, 30)).toMatchObject({ removed: 700 });
});

test("the files of a batch are listed for removal by the statement that deletes their jobs", async () => {
  const other = await openTestDatabase();
  try {
    await insertOldJobs(other, 300);
    await addFiles(other);
    const broken = { ...other.store, remove: () => Promise.reject(new Error("EIO")) };
    // Seen from outside after every batch: each file is either recorded or listed.
    const seen: unknown[] = [];
    await clearJobs(other.access, broken, 30, "general", {
      onBatch: async () => {
        const [row] = await other.sql(
          "select (select count(*)::int from job_file) + (select count(*)::int from file_to_delete) as files",
        );
        seen.push(row?.files);
      },
    });
    expect(new Set(seen)).toEqual(new Set([300]));
    expect(await other.sql("select from file_to_delete")).toHaveLength(300);
  } finally {
    await other.close();
  }
});

const addFiles = ({ sql }: TestDatabase) =>
  sql(`insert into job_file (job_id, kind, name, size, sha256, media_type, store_key)
       select id, 'output', 'a', 1, repeat('a', 64), 'text/plain', gen_random_uuid() from job`);

test("producers record jobs while a clear goes on, and none of theirs is touched", async () => {
  await insertOldJobs(database(), 2_000);
  let over = false;
  const clearing = clearJobs(database().access, database().store, 30).finally(() => {
    over = true;
  });
  let made = 0;
  while (!over) {
    const job = await createJob(database().access, database().store, { type: "sync", name: "Beside" });
    await job.start();
    await job.complete();
    made++;
  }
  expect((await clearing).removed).toBe(2_000);
  expect(await present()).toHaveLength(made);
  expect(await runs()).toContainEqual({ removed: 2_000, ended: true });
});
