import { expect, test } from "vitest";
import { getJob, getWatchedJob } from "@/lib/jobs/get-job";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { openReader, watching } from "@/tests/support/live/watching";

const database = testDatabase();

test("a page and the live reader know a job by the same version, after every change that only the page shows", async () => {
  const { access, store, url } = database();
  const job = await createJob(access, store, { type: "import", name: "Airports" });
  const reader = openReader(url);
  const known = watching(reader, access.viewer, { kind: "job", id: job.id, subtasks: null });
  const versionOfPage = async () => (await getWatchedJob(access, job.id))?.version;
  const seen = new Set<string | undefined>();
  const changes: [string, () => Promise<unknown>][] = [
    ["nothing", async () => undefined],
    ["start", () => job.start()],
    ["output", () => job.output({ rows: 1 })],
    ["another output of the same length", () => job.output({ rows: 2 })],
    ["file", () => job.file("input", "airports.csv", "a")],
    ["result", () => job.result("airports.json", "{}")],
    ["subtask", () => job.addSubtask("Read")],
    ["rejected row", () => database().sql("update job set rows_rejected = 1 where id = $1", [job.id])],
  ];
  for (const [what, change] of changes) {
    await change();
    const version = await versionOfPage();
    await expect.poll(() => known.job?.version, { message: what }).toBe(version);
    expect(seen, what).not.toContain(version);
    seen.add(version);
  }
  const version = await versionOfPage();
  await job.progress(1, 2, "row 1");
  await job.subtask(1).start();
  expect(await versionOfPage(), "progress and subtasks in sight need no redraw").toBe(version);
  await job.fail(new Error("Row 2 has no code"));
  await expect.poll(() => known.job?.version).not.toBe(version);
});

test("a page knows when its job was read, by the database's clock, and else what anybody reads", async () => {
  const { access, sql } = database();
  const id = await insertJob(database(), { status: "running", output: "x".repeat(100_000) });
  const clock = async () =>
    Number((await sql("select extract(epoch from clock_timestamp()) * 1000 as now"))[0]?.now);
  const before = await clock();
  const watched = await getWatchedJob(access, id);
  expect(watched?.readAt).toBeGreaterThanOrEqual(before);
  expect(watched?.readAt).toBeLessThanOrEqual(await clock());
  const { durationSeconds: _, ...job } = (await getJob(access, id)) ?? {};
  expect(watched?.job).toMatchObject(job);
});

test("another owner's job is not there to follow", async () => {
  const bela = await database().asUser("bela");
  const id = await insertJob(database(), { status: "running" });
  expect(await getWatchedJob(bela, id)).toBeNull();
  expect(await getWatchedJob(database().access, "nonsense")).toBeNull();
});
