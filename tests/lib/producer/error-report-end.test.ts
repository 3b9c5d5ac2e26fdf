import { expect, test, vi } from "vitest";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import { getJob } from "@/lib/jobs/get-job";
import { IllegalMove, JobHandle, JobNotFound } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { BAD, COLUMNS, errorReportsIn } from "@/tests/support/jobs/error-reports";

const database = testDatabase();
const { runningJob, rowsOf, reportsOf, leftBehind } = errorReportsIn(database);

test.each([
  ["complete", (job: JobHandle) => job.complete(), "completed"],
  ["fail", (job: JobHandle) => job.fail(new Error("cut off")), "failed"],
  ["cancel", (job: JobHandle) => job.cancel(), "cancelled"],
] as const)("%s keeps what open reports hold, of how many rows is unknown", async (_, end, status) => {
  const job = await runningJob();
  const [one, empty, other] = [COLUMNS, COLUMNS, ["code"]].map((columns) => job.errorReport(columns));
  await one?.add(BAD);
  await other?.add({ row: 2, values: ["x"], column: "code", message: "unknown code" });
  await end(job);
  expect(await rowsOf(job)).toEqual({ status, rows_given: null, rows_rejected: "2" });
  expect(await reportsOf(job)).toHaveLength(2);
  await expect(empty?.add(BAD)).rejects.toMatchObject({ message: "report: it is finished." });
});

test("a report of a job that has ended, or is another's, leaves nothing behind", async () => {
  const bela = await database().asUser("bela");
  const carla = await database().asUser("carla");
  const job = await runningJob(bela);
  const foreign = new JobHandle(carla, database().store, job.id).errorReport(COLUMNS);
  await foreign.add(BAD);
  await expect(foreign.finish({ rowsGiven: 5 })).rejects.toBeInstanceOf(JobNotFound);
  await expect(
    new JobHandle(carla, database().store, job.id).errorReport(COLUMNS).finish({ rowsGiven: 5 }),
  ).rejects.toBeInstanceOf(JobNotFound);
  await expect(
    new JobHandle(carla, database().store, job.id).errorReport(COLUMNS).finish(),
  ).rejects.toBeInstanceOf(JobNotFound);
  const own = job.errorReport(COLUMNS);
  await own.add(BAD);
  await new JobHandle(database().access, database().store, job.id).cancel();
  await expect(own.finish()).rejects.toMatchObject({ status: "cancelled" });
  await expect(job.errorReport(COLUMNS).finish()).rejects.toMatchObject({ status: "cancelled" });
  await expect(job.complete()).rejects.toBeInstanceOf(IllegalMove);
  expect(await rowsOf(job)).toEqual({ status: "cancelled", rows_given: null, rows_rejected: "0" });
  expect(await leftBehind()).toEqual([]);
});

test("a report that is given up is gone, and the job ends without it", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  for (let at = 0; at < 1000; at++) await report.add(BAD);
  await report.discard();
  await job.complete();
  expect(await rowsOf(job)).toEqual({ status: "completed", rows_given: null, rows_rejected: "0" });
  expect(await leftBehind()).toEqual([]);
});

test("a store that fails half-way is reported to the caller, and does not hide that a job failed", async () => {
  const full: FileStore = {
    ...database().store,
    write: async (content) => {
      let bytes = 0;
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > 10_000) throw new StorageUnavailable("The disk is full.");
      }
      throw new StorageUnavailable("The disk is full.");
    },
  };
  const job = await runningJob(database().access, full);
  const report = job.errorReport(COLUMNS);
  const adding = async () => {
    for (let at = 0; at < 100_000; at++) await report.add(BAD);
  };
  await expect(adding()).rejects.toThrow("The disk is full.");
  await expect(job.complete()).rejects.toBeInstanceOf(StorageUnavailable);
  const other = job.errorReport(COLUMNS);
  await other.add(BAD);
  await expect(job.fail("no room")).rejects.toBeInstanceOf(StorageUnavailable);
  expect(await getJob(database().access, job.id)).toMatchObject({
    status: "failed",
    errorMessage: "no room",
  });
});

test("a report keeps to the limits of a file and of a job's files, and nothing is left of one that does not", async () => {
  vi.stubEnv("JOBS_FILE_LIMIT", "20000");
  vi.stubEnv("JOBS_JOB_FILES_LIMIT", "25000");
  const job = await runningJob();
  const add = async (rows: number) => {
    const report = job.errorReport(COLUMNS);
    for (let at = 0; at < rows; at++) await report.add(BAD);
    return report.finish();
  };
  expect(await add(500)).not.toBeNull();
  await expect(add(1000)).rejects.toMatchObject({ code: "too_large" });
  await expect(add(500)).rejects.toMatchObject({ code: "too_large" });
  vi.unstubAllEnvs();
  await job.complete();
  expect(await rowsOf(job)).toMatchObject({ status: "completed", rows_rejected: "500" });
  expect(await leftBehind()).toEqual([]);
});

test("of many ends at once one wins, and the report is kept once", async () => {
  for (let round = 0; round < 10; round++) {
    const job = await runningJob();
    await job.errorReport(COLUMNS).add(BAD);
    const ends = await Promise.allSettled([job.complete(), job.fail("lost"), job.cancel()]);
    expect(ends.filter((end) => end.status === "fulfilled")).toHaveLength(1);
    expect(await reportsOf(job)).toHaveLength(1);
    expect(await rowsOf(job)).toMatchObject({ rows_rejected: "1" });
  }
});
