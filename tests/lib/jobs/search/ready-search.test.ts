import { beforeAll, expect, test } from "vitest";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { readySearchOf } from "@/lib/jobs/list/ready-search-of";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const JOBS = 40;
const database = testDatabase();

beforeAll(async () => {
  for (let at = 0; at < JOBS; at++) await insertJob(database(), { name: `harbour ${at}` });
});

/** A search whose `newest` gives the newest so many of the jobs that wait for the index. */
async function ready() {
  const search = await readySearchOf(database().access, { ...DEFAULT_FILTER, q: "harbour" });
  if (search === null) throw new Error("it has words");
  return async (most: number) => (await search.waiting({ most, beyond: null, fromOldest: false }, true)).ids;
}

test("a search looks through what waits once, as long as that has enough", async () => {
  const newest = await ready();
  const all = await newest(1_000);
  expect(all.length).toBeGreaterThanOrEqual(JOBS);
  await insertJob(database(), { name: "harbour again" });
  expect(await newest(25)).toEqual(all.slice(0, 25));
  expect(await newest(2_000)).toEqual(all);
});

test("it looks again for more than it has", async () => {
  const newest = await ready();
  const first = await newest(5);
  const id = await insertJob(database(), { name: "harbour at last" });
  expect(await newest(5)).toEqual(first);
  expect((await newest(6))[0]).toBe(id);
});
