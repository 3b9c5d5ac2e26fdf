import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { StorageUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { getJob } from "@/lib/jobs/get-job";
import {
  createJob,
  IllegalMove,
  InvalidInput,
  JobHandle,
  JobNotFound,
  readErrorReport,
} from "@/lib/producer";
import { parseRejectedRow } from "@/lib/producer/rejected-row";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const COLUMNS = ["id", "name", "lat"];
const BAD = { row: 14, values: ["7", "Thigpen", "x"], column: "lat", message: "no number" };

async function runningJob(access: Access = database().access, store: FileStore = database().store) {
  const job = await createJob(access, store, { type: "import", name: "Airports" });
  await job.start();
  return job;
}

const rowsOf = async ({ id }: JobHandle) => {
  const [row] = await database().sql("select status, rows_given, rows_rejected from job where id = $1", [id]);
  return row;
};

/** The files of a job as they are recorded, with their text and the rows by message. */
async function reportsOf({ id }: JobHandle) {
  const files = await database().sql(
    `select name, kind, media_type, store_key, (select json_agg(json_build_array(r.message, r.rows) order by r.position)
       from job_rejection r where r.file_id = f.id) as counts from job_file f where job_id = $1 order by f.id`,
    [id],
  );
  return Promise.all(
    files.map(async ({ store_key, counts, ...file }) => {
      const opened = await database().store.open(String(store_key));
      return { ...file, counts, text: opened && (await text(opened.stream)) };
    }),
  );
}

/** Everything in the storage that no job knows of. */
async function leftBehind(): Promise<string[]> {
  const known = (await database().sql("select store_key from job_file")).map(({ store_key }) =>
    String(store_key),
  );
  const folder = join(database().dataDir, "files");
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = found.filter((entry) => entry.isFile()).map((entry) => entry.name);
  return names.filter((name) => !known.some((key) => key.endsWith(name)));
}

test("the rows that an import turns down are kept as a table to correct, counted by message", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS, { name: "bad-airports.csv" });
  await report.add(BAD);
  await report.add({
    row: 20,
    values: { lat: -12.5, name: "=cmd()", _error: "old" },
    column: null,
    message: "gone",
  });
  await report.add({ ...BAD, row: 21, values: [8n, null, undefined] });
  const id = await report.finish({ rowsGiven: 3376 });
  await job.complete();
  expect(id).toMatch(/^[1-9]\d*$/);
  expect(await rowsOf(job)).toEqual({ status: "completed", rows_given: "3376", rows_rejected: "3" });
  expect(await reportsOf(job)).toEqual([
    {
      ...{ name: "bad-airports.csv", kind: "error_report", media_type: "text/csv" },
      counts: [
        ["no number", 2],
        ["gone", 1],
      ],
      text: "id,name,lat,_row,_column,_error\n7,Thigpen,x,14,lat,no number\n,'=cmd(),-12.5,20,,gone\n8,,,21,lat,no number\n",
    },
  ]);
});

test("a report that comes back is written again without the columns of the earlier one", async () => {
  const job = await runningJob();
  const report = job.errorReport(["_row", "id", "_error", "id", "_column", ""]);
  await report.add({ row: 2, values: ["14", "a", "old", "b", "old", "c"], column: "id", message: "new" });
  await expect(report.add({ row: 3, values: [], column: "_row", message: "x" })).rejects.toMatchObject({
    field: "column",
  });
  await job.complete();
  expect((await reportsOf(job))[0]?.text).toBe("id,id,,_row,_column,_error\na,b,c,2,id,new\n");
});

test("without a rejected row nothing is stored, and the rows that were given count", async () => {
  const job = await runningJob();
  expect(await job.errorReport(COLUMNS).finish({ rowsGiven: 10 })).toBeNull();
  expect(await job.errorReport(COLUMNS).finish()).toBeNull();
  const second = job.errorReport(COLUMNS);
  await second.add(BAD);
  await second.finish({ rowsGiven: 2 });
  expect(await rowsOf(job)).toMatchObject({ rows_given: "12", rows_rejected: "1" });
  expect(await reportsOf(job)).toHaveLength(1);
});

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

test("what is wrong with a row is said by its field, and the report goes on without it", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  for (const [row, field] of [
    [{ row: 0 }, "row"],
    [{ row: 1.5 }, "row"],
    [{ row: Number.NaN }, "row"],
    [{ column: "long" }, "column"],
    [{ column: "" }, "column"],
    [{ values: ["1", "2", "3", "4"] }, "values"],
    [{ values: { id: 1, altitude: 2 } }, "values"],
    [{ values: ["x".repeat(17_000_000)] }, "values"],
  ] as const) {
    const error = await report.add({ ...BAD, ...row }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InvalidInput);
    expect(error).toMatchObject({ field });
  }
  await report.add(BAD);
  for (const rowsGiven of [0, -1, 1.5, Number.NaN]) {
    await expect(report.finish({ rowsGiven })).rejects.toMatchObject({ field: "rowsGiven" });
  }
  await report.finish({ rowsGiven: 1 });
  expect((await reportsOf(job))[0]?.counts).toEqual([["no number", 1]]);
  const tooMany = Array.from({ length: 17_000 }, (_, at) => `c${at}`);
  expect(() => job.errorReport(tooMany)).toThrow("columns: at most 16,381.");
});

test("a wide row whose cells are named is read about as quickly as one whose cells are listed", () => {
  const columns = Array.from({ length: 16_000 }, (_, at) => `column ${at}`);
  const listed = columns.map(() => "x");
  const named = Object.fromEntries(columns.map((name) => [name, "x"]));
  const msOf = (values: string[] | Record<string, string>) => {
    const began = performance.now();
    for (let row = 2; row < 6; row++) parseRejectedRow(columns, { row, values, column: null, message: "no" });
    return performance.now() - began;
  };
  msOf(listed);
  expect(msOf(named)).toBeLessThan(20 * msOf(listed) + 100);
});

test("the 100 most frequent of 10,000 messages are kept apart, and the sum is that of all", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  const add = (message: string) => report.add({ ...BAD, message });
  for (let at = 0; at < 10_050; at++) await add(`message ${at}`);
  for (let at = 0; at < 99; at++) await add("often");
  for (let at = 0; at < 5; at++) await add("message 7");
  await job.complete();
  const [{ counts } = { counts: null }] = await reportsOf(job);
  expect(counts).toHaveLength(101);
  // The 10,001st distinct message and what follows have no place left, however often they come.
  expect((counts as unknown[])[0]).toEqual(["message 7", 6]);
  expect((counts as unknown[]).at(-1)).toEqual([null, 10_050 + 99 + 5 - 6 - 99]);
  expect(await rowsOf(job)).toMatchObject({ rows_rejected: String(10_050 + 99 + 5) });
});

test("messages of any text are taken, cut at 1,000 characters with a word of it", async () => {
  const job = await runningJob();
  const report = job.errorReport(COLUMNS);
  for (const message of ["😀".repeat(1000), "é".repeat(1200), " ", "nul \0 half \ud800"]) {
    await report.add({ ...BAD, message });
  }
  await job.complete();
  const [{ counts, text: csv } = { counts: [], text: "" }] = await reportsOf(job);
  const label = " … (cut: 1,200 characters)";
  const messages = [
    "😀".repeat(1000),
    "é".repeat(1000 - label.length) + label,
    "No message was given.",
    "nul \uFFFD half \uFFFD",
  ];
  expect((counts as [string, number][]).map(([message]) => message)).toEqual(messages);
  const read = await readErrorReport(Readable.from([String(csv)]));
  const written = [];
  for await (const { message } of read.rows) written.push(message);
  expect(written).toEqual(messages);
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

test("a store that fails half-way is told to whoever adds, and does not hide that a job failed", async () => {
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
