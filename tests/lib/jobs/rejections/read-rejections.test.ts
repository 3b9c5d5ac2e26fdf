import { appendFile, mkdir, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { getJob } from "@/lib/jobs/get-job";
import { listJobs } from "@/lib/jobs/list/list-jobs";
import { readRejections } from "@/lib/jobs/rejections/read-rejections";
import { statusSentence } from "@/lib/jobs/rejections/rejected-label";
import { createJob, type JobHandle } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const COLUMNS = ["id", "name"];

async function importJob(owner?: string): Promise<JobHandle> {
  const { access, store } = database();
  const job = await createJob(access, store, { type: "import", name: "Airports", ...(owner && { owner }) });
  await job.start();
  return job;
}

async function withReport(rows: number, { job, value = "x" }: { job?: JobHandle; value?: string } = {}) {
  const target = job ?? (await importJob());
  const report = target.errorReport(COLUMNS);
  for (let at = 0; at < rows; at++) {
    await report.add({
      row: at + 2,
      values: [at, value],
      column: "name",
      message: at % 3 ? "no name" : "no id",
    });
  }
  const fileId = String(await report.finish({ rowsGiven: rows * 2 }));
  return { job: target, fileId };
}

const read = (job: JobHandle) => readRejections(database().access, database().store, job.id);

/** Where the bytes of a file lie on the disk of this test. */
async function pathOf(fileId: string): Promise<string> {
  const [row] = await database().sql("select store_key from job_file where id = $1", [fileId]);
  return join(database().dataDir, "files", String(row?.store_key));
}

test("the first 50 rows are read, with all rows by message and the size of the file", async () => {
  const { job, fileId } = await withReport(1204);
  const { reports, total } = await read(job);
  expect(total).toBe(1);
  expect(reports[0]).toMatchObject({
    fileId,
    name: "rejected-rows.csv",
    rows: 1204,
    messages: [
      { message: "no name", rows: 802 },
      { message: "no id", rows: 402 },
    ],
    preview: { state: "readable", columns: COLUMNS },
  });
  const preview = reports[0]?.preview;
  const rows = preview?.state === "readable" ? preview.rows : [];
  expect(rows).toHaveLength(50);
  expect(rows[0]).toEqual({ row: 2, values: ["0", "x"], column: "name", message: "no id" });
});

test("a viewer reads the reports of their own jobs, and no hint of others'", async () => {
  const anna = await database().asUser("anna");
  const bela = await database().asUser("bela");
  const { job } = await withReport(3, { job: await importJob("anna") });
  const { store } = database();
  expect((await readRejections(anna, store, job.id)).reports).toHaveLength(1);
  for (const id of [job.id, "999999", "0", "abc", "99999999999999999999"]) {
    expect(await readRejections(bela, store, id)).toEqual({ reports: [], total: 0 });
  }
});

test("of 200 reports the first few are read, and all are counted", async () => {
  const job = await importJob();
  for (let at = 0; at < 200; at++) await withReport(1, { job });
  const { reports, total } = await read(job);
  expect([reports.length, total]).toEqual([3, 200]);
  expect(await getJob(database().access, job.id)).toMatchObject({ rowsGiven: 400, rowsRejected: 200 });
});

test("rows that don't fit what is read of a file are left out, a cell of 10 MB among them", async () => {
  const small = await withReport(50, { value: "y".repeat(10_000) });
  const [few] = (await read(small.job)).reports;
  expect(few?.preview.state === "readable" && few.preview.rows.length).toBe(26);
  const large = await withReport(1, { value: "z".repeat(10_000_000) });
  const [none] = (await read(large.job)).reports;
  expect(none).toMatchObject({ rows: 1, preview: { state: "readable", columns: COLUMNS, rows: [] } });
});

test("a file that is gone, changed, out of reach or damaged is said to be so, and its counts stay", async () => {
  const gone = await withReport(5);
  await rm(await pathOf(gone.fileId));
  expect((await read(gone.job)).reports[0]).toMatchObject({ rows: 5, preview: { state: "gone" } });

  const away = await withReport(5);
  // A key that is none of ours is never opened.
  await database().sql("update job_file set store_key = '../../etc/passwd' where id = $1", [away.fileId]);
  expect((await read(away.job)).reports[0]).toMatchObject({ rows: 5, preview: { state: "away" } });

  for (const [state, damage] of [
    ["changed", (path: string) => truncate(path, 0)],
    ["changed", (path: string) => truncate(path, 40)],
    ["changed", (path: string) => appendFile(path, "8,x,9,name,late\n")],
    ["damaged", async (path: string) => writeFile(path, Buffer.alloc((await stat(path)).size, 0xff))],
    ["damaged", async (path: string) => writeFile(path, "a,b\n".padEnd((await stat(path)).size, "1,2\n"))],
  ] as const) {
    const { job, fileId } = await withReport(5);
    await damage(await pathOf(fileId));
    expect((await read(job)).reports[0]).toMatchObject({ rows: 5, preview: { state } });
  }

  const folder = await withReport(5);
  const path = await pathOf(folder.fileId);
  await rm(path);
  await mkdir(path);
  expect((await read(folder.job)).reports[0]).toMatchObject({ preview: { state: "gone" } });
});

test("no file stays open after a preview that did not read to the end", async () => {
  const { job } = await withReport(20_000);
  const open = async () => (await readdir("/proc/self/fd").catch(() => [])).length;
  await read(job);
  const before = await open();
  for (let at = 0; at < 20; at++) await read(job);
  expect(await open()).toBeLessThanOrEqual(before + 2);
});

test("list, detail and the card of completed jobs know which jobs turned rows down", async () => {
  const carla = await database().asUser("carla");
  const [one, other, failed, clean] = await Promise.all([1, 2, 3, 4].map(() => importJob("carla")));
  for (const job of [one, other, failed]) if (job) await withReport(2, { job });
  await Promise.all([one?.complete(), other?.complete(), failed?.fail("cut off"), clean?.complete()]);
  expect((await countJobs(carla)).completedWithRejectedRows("general")).toBe(2);
  const { jobs } = await listJobs(carla, DEFAULT_FILTER, 25);
  const said = jobs.map((job) => statusSentence(job)).sort((one, two) => one.localeCompare(two));
  expect(said).toEqual([
    "Completed",
    "Completed, 2 of 4 rows rejected",
    "Completed, 2 of 4 rows rejected",
    "Failed, 2 of 4 rows rejected",
  ]);
});
