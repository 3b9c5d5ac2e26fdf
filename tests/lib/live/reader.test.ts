import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { listOf, openReader, started, watching } from "@/tests/support/live/watching";

const database = testDatabase();

test("a job that is recorded appears in what its owner and an administrator watch, and in no other's", async () => {
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const { reader } = openReader(database().url);
  const [mine, others, all] = [
    watching(reader, anna.viewer, listOf()),
    watching(reader, bela.viewer, listOf()),
    watching(reader, database().access.viewer, listOf({ rows: [] })),
  ];
  await started(mine, others, all);
  const id = await insertJob(database(), { status: "running", owner: { id: anna.viewer.id, name: "anna" } });
  await expect.poll(() => mine.rows.get(id)?.status).toBe("running");
  await expect.poll(() => all.newJobs).toEqual({ count: 1, more: false });
  expect(mine.total).toBe(1);
  expect(all.counts?.cards("imports").running).toBe(1);
  await database().sql("update job set status = 'failed', finished_at = clock_timestamp() where id = $1", [
    id,
  ]);
  await expect.poll(() => mine.rows.get(id)?.status).toBe("failed");
  expect(mine.counts?.cards("general")).toMatchObject({ total: 1, failed: 1, running: 0 });
  await database().sql("delete from object where id = $1", [id]);
  await expect.poll(() => mine.rows.get(id)).toBe(null);
  await expect.poll(() => all.newJobs).toEqual({ count: 0, more: false });
  expect(others).toMatchObject({ updates: 1, total: 0, everyRow: [] });
});
