import { expect, test } from "vitest";
import { uncounted } from "@/bench/counting";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { testDatabase } from "@/tests/support/database";
import { expectExact } from "@/tests/support/jobs/recount";

const database = testDatabase();
const record = () => database().sql("select jobs.create_job('export')");
const counted = async () => (await countJobs(database().access)).cards("general").total;

test("what is written uncounted leaves the counts alone; removed again, they are right", async () => {
  const { db } = database().access;
  await record();
  await uncounted(db, async () => {
    await record();
    await database().sql("delete from job where id = (select max(id) from job)");
  });
  expect(await counted()).toBe(1);
  await expectExact(database().sql);
});

test("the triggers count again afterwards, whatever happens meanwhile", async () => {
  const { db } = database().access;
  await expect(uncounted(db, () => Promise.reject(new Error("broken off")))).rejects.toThrow("broken off");
  const before = await counted();
  await record();
  expect(await counted()).toBe(before + 1);
});
