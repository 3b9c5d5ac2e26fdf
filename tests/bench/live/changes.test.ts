import { beforeAll, expect, test } from "vitest";
import { changeWhile } from "@/bench/live/changes";
import { markText } from "@/bench/live/marks";
import { removingAfter } from "@/bench/removing-after";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const bench = () => ({ folder: database().dataDir, large: { access: database().access } });

beforeAll(async () => {
  for (const owner of [1, 2, 3]) await database().asUser(`owner ${owner}`);
});

/** A running job of each of so many owners. */
async function watchedJobs(count: number) {
  const jobs = [];
  for (let owner = 1; owner <= count; owner++) {
    const { access, store } = database();
    const job = await createJob(access, store, { type: "import", name: "Watched", owner: `owner ${owner}` });
    await job.start();
    jobs.push(job);
  }
  return jobs;
}

/** Waits until so many of the further jobs are there. */
const syncJobs = (count: number) =>
  expect
    .poll(async () => (await database().sql("select from job where type = 'sync'")).length)
    .toBeGreaterThanOrEqual(count);

test("seven of ten changes are committed marks, for one owner after the other, and everything is removed again", async () => {
  const { db } = database().access;
  await removingAfter(db, async () => {
    const jobs = await watchedJobs(3);
    const before = Date.now();
    const marks = await changeWhile(bench(), jobs, () => syncJobs(3), 0);
    expect(marks.map(({ owner }) => owner)).toEqual(marks.map((_, at) => at % 3));
    expect(marks.every(({ at }) => at >= before - 1 && at <= Date.now() + 1)).toBe(true);
    for (const [owner, { id }] of jobs.entries()) {
      const last = marks.findLast((mark) => mark.owner === owner);
      expect(await database().sql("select progress_note from job_execution where job_id = $1", [id])).toEqual(
        [{ progress_note: markText(last?.mark ?? 0) }],
      );
    }
    const last = marks.at(-1)?.mark ?? 0;
    const numbers = Array.from({ length: last }, (_, at) => at + 1);
    expect(marks.map(({ mark }) => mark)).toEqual(numbers.filter((number) => number % 10 >= 3));
    const [others] = await database().sql("select count(*)::int as n from job where type = 'sync'");
    // Each ten changes begin with a new job; the next ten may have begun after the last mark.
    const created = Math.ceil(last / 10);
    expect([created, last % 10 === 9 ? created + 1 : created]).toContain(others?.n);
  });
  expect(await database().sql("select id from object")).toEqual([]);
});

test("a machine that can't keep up fails the measure, and so does a change that fails", async () => {
  const atOnce = () => Promise.resolve();
  const { access, store } = database();
  const watched = [await createJob(access, store, { type: "import", name: "Pending", owner: "owner 1" })];
  const tooFast = changeWhile(bench(), watched, atOnce, Number.POSITIVE_INFINITY);
  await expect(tooFast).rejects.toThrow(/^Only [\d.]+ changes a second were made\.$/);
  // A pending job reports no progress.
  const later = changeWhile(bench(), watched, () => new Promise(() => undefined), 0);
  await expect(later).rejects.toThrow("it can't report progress");
});
