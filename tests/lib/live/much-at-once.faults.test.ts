import { expect, test } from "vitest";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { insertJobs } from "@/tests/support/jobs/recount";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";
import { sizeFor } from "@/tests/support/size";

const BULK = sizeFor({ small: 5_000, full: 100_000 });
/** Each changes all jobs of one owner. */
const STORMS = sizeFor({ small: 20, full: 300 });
const database = testDatabase();

test("while very many jobs are recorded, report progress and are deleted, each watch gets at most one update a tick", async () => {
  const users = await Promise.all(["anna", "bela"].map((name) => database().asUser(name)));
  const reader = openReader(database().url);
  const everyone = [database().access, ...users];
  const loaded = everyone.map(({ viewer }) => watching(reader, viewer, listOf({ rows: [] })));
  await begun(...loaded);
  for (const { viewer } of users) {
    await insertJobs(database().sql, { many: BULK, status: "running", owner: viewer.id });
  }
  await expect.poll(() => loaded.map(({ total }) => total)).toEqual([2 * BULK, BULK, BULK]);
  expect(loaded.map(({ newJobs }) => newJobs)).toEqual(Array(3).fill({ count: 25, more: true }));

  const pages = await Promise.all(
    everyone.map(async (access) => {
      const { jobs } = await readDashboard(access, {});
      return watching(reader, access.viewer, listOf({ rows: jobs.map(({ id }) => id) }));
    }),
  );
  await begun(...pages);
  const [before, from] = [pages.map(({ updates }) => updates), reader.now];
  const [owner] = users.map(({ viewer }) => viewer.id);
  await database().sql(
    "insert into job_execution (job_id, progress_done) select id, 0 from job on conflict do nothing",
  );
  for (let done = 1; done <= STORMS; done++) {
    await database().sql(
      `update job_execution set progress_done = $2
       where job_id in (select id from job where owner_id = $1 order by id desc limit 10000)`,
      [owner, done],
    );
  }
  const progress = (at: number) => [...(pages[at]?.rows.values() ?? [])].map((job) => job?.progressDone);
  await expect.poll(() => progress(1)).toEqual(Array(25).fill(String(STORMS)));
  const ticks = (reader.now - from) / 1_000 + 2;
  for (const [at, { updates }] of pages.entries())
    expect(updates - (before[at] ?? 0)).toBeLessThanOrEqual(ticks);
  expect(new Set(progress(2))).toEqual(new Set(["0"]));

  await database().sql("update job set status = 'completed', finished_at = now() where owner_id = $1", [
    owner,
  ]);
  await expect.poll(() => pages[1]?.counts?.cards("general").completed).toBe(BULK);
  await database().sql("delete from object where id in (select id from job where owner_id = $1)", [owner]);
  await expect.poll(() => [...(pages[1]?.rows.values() ?? [])]).toEqual(Array(25).fill(null));
  await expect.poll(() => pages.map(({ total }) => total)).toEqual([BULK, 0, BULK]);
  expect([...loaded, ...pages].map(({ delayed, ended }) => [delayed.at(-1) ?? null, ended])).toEqual(
    Array(6).fill([null, null]),
  );
});
