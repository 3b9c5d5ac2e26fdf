import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { verifySearch } from "@/lib/jobs/search/verify-search";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { fillIndex, searched } from "@/tests/support/jobs/search";

const database = testDatabase();

test("a repair that waits for its turn stores the words that the job has then", async () => {
  const id = await insertJob(database(), { name: "lanterns" });
  await fillIndex(database());
  await database().sql("delete from search_entry where job_id = $1", [id]);
  const filler = new Client({ connectionString: database().url });
  await filler.connect();
  onTestFinished(() => filler.end());
  await filler.query("begin; select from search_progress for update");
  const repairing = verifySearch(database().access, { repair: true });
  const waiting =
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await expect.poll(async () => (await database().sql(waiting)).length).toBe(1);
  // The job is renamed, and the filler that has the turn has seen to it.
  await database().sql("update job set name = 'candles' where id = $1", [id]);
  await filler.query("delete from search_change; commit");
  expect(await repairing).toMatchObject({ wrong: 1 });
  expect(await verifySearch(database().access, { repair: false })).toMatchObject({ wrong: 0 });
  expect((await searched(database(), "candles")).ids).toEqual([id]);
});
