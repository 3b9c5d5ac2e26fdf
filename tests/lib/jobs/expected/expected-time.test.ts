import { expect, test } from "vitest";
import { expectedTime, expectedTimes, lateAfter } from "@/lib/jobs/expected/expected-time";
import { testDatabase } from "@/tests/support/database";
import { insertJob, type JobRow } from "@/tests/support/jobs/job-factory";

const database = testDatabase();

/** Inserts a completed job for each duration, in seconds, the last one as the newest. */
async function took(seconds: readonly number[], row: JobRow) {
  const start = Date.parse("2026-03-01T10:00:00Z");
  for (const [at, duration] of seconds.entries()) {
    const startedAt = new Date(start + at * 3_600_000);
    await insertJob(database(), {
      status: "completed",
      createdAt: startedAt.toISOString(),
      startedAt: startedAt.toISOString(),
      finishedAt: new Date(startedAt.getTime() + duration * 1_000).toISOString(),
      ...row,
    });
  }
}

const RUNNING = { id: "1", status: "running" } as const;
const upTo = (many: number) => Array.from({ length: many }, (_, at) => at + 1);

test("five jobs of the same name give a usual and a longest time; four jobs give none", async () => {
  const { access } = database();
  await took([240, 30, 660, 241, 200], { type: "export", name: "Monthly figures" });
  await took([1, 2, 3, 4], { type: "sync", name: "Four only" });
  const figures = await expectedTime(access, { ...RUNNING, type: "export", name: "Monthly figures" });
  expect(figures).toEqual({ basis: "name", jobs: 5, usualSeconds: 240, longSeconds: 660 });
  expect(lateAfter(figures)).toBeNull();
  const ended = { id: "1", status: "completed", type: "export", name: "Monthly figures" } as const;
  expect(await expectedTime(access, ended)).toBeNull();
  expect(await expectedTime(access, { ...RUNNING, type: "sync", name: "Four only" })).toBeNull();
  expect(await expectedTime(access, { ...RUNNING, type: "conversion", name: "Monthly figures" })).toBeNull();
});

test("with fewer than five jobs of the name, the jobs of the type are used", async () => {
  const { access } = database();
  await took([10, 10, 10, 10], { type: "conversion", name: "New" });
  await took([20, 20, 20, 20, 20, 20], { type: "conversion", name: "Old" });
  const ofType = { basis: "type", jobs: 10, usualSeconds: 20, longSeconds: 20 };
  expect(await expectedTime(access, { ...RUNNING, type: "conversion", name: "New" })).toEqual(ofType);
  expect(await expectedTime(access, { ...RUNNING, type: "conversion", name: null })).toEqual(ofType);
  expect(await expectedTime(access, { ...RUNNING, type: "conversion", name: "Old" })).toMatchObject({
    basis: "name",
    jobs: 6,
  });
});

test("with twenty jobs or more, a job is late after the time of 19 of 20; with nineteen, the longest time is given and no job is late", async () => {
  const { access } = database();
  await took([...upTo(18), 5_000], { type: "ingest", name: "Nineteen" });
  await took([...upTo(19), 5_000], { type: "ingest", name: "Twenty" });
  const nineteen = await expectedTime(access, { ...RUNNING, type: "ingest", name: "Nineteen" });
  expect([nineteen?.longSeconds, lateAfter(nineteen)]).toEqual([5_000, null]);
  const twenty = await expectedTime(access, { ...RUNNING, type: "ingest", name: "Twenty" });
  expect([twenty?.usualSeconds, twenty?.longSeconds, lateAfter(twenty)]).toEqual([10.5, 19, 19]);
});

test("only the newest hundred jobs count, and of these only those with a known start", async () => {
  const { access } = database();
  await took([...upTo(30).map(() => 9_000), ...upTo(100).map(() => 7)], { type: "nightly", name: "Nightly" });
  const nightly = { ...RUNNING, type: "nightly", name: "Nightly" };
  expect(await expectedTime(access, nightly)).toMatchObject({ jobs: 100, usualSeconds: 7, longSeconds: 7 });
  await took([0, 0, 0], { type: "nightly", name: "Nightly", startedAt: null });
  expect(await expectedTime(access, nightly)).toMatchObject({ jobs: 97, longSeconds: 7 });
});

test("for staff only their own completed jobs count", async () => {
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const own = { owner: { id: anna.viewer.id, name: "anna" }, type: "validation", name: "Check" };
  await took([50, 50, 50, 50], own);
  await took([1, 1, 1, 1, 1, 1], { ...own, status: "failed" });
  await took([80, 80, 80, 80, 80], { ...own, owner: { id: bela.viewer.id, name: "bela" } });
  const check = { ...RUNNING, type: "validation", name: "Check" };
  expect(await expectedTime(anna, check)).toBeNull();
  expect(await expectedTime(bela, check)).toMatchObject({ jobs: 5, usualSeconds: 80 });
  expect(await expectedTime(database().access, check)).toMatchObject({ jobs: 9, usualSeconds: 80 });
});

test("the times for a page of jobs are read at once, without jobs that have no history", async () => {
  await took([3, 3, 3, 3, 3], { type: "batch_update", name: "Known “name” {}" });
  const found = await expectedTimes(database().access, [
    { id: "11", type: "batch_update", name: "Known “name” {}" },
    { id: "12", type: "never_seen", name: "Unknown" },
  ]);
  expect([...found]).toEqual([["11", { basis: "name", jobs: 5, usualSeconds: 3, longSeconds: 3 }]]);
  expect(await expectedTimes(database().access, [])).toEqual(new Map());
});
