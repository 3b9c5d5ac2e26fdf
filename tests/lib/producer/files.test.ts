import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { DatabaseUnavailable } from "@/lib/errors";
import type { FileStore } from "@/lib/files/store/file-store";
import { sweepFiles } from "@/lib/files/verify/sweep-files";
import { findJobFile, openJobFile } from "@/lib/jobs/files/open-job-file";
import { createJob } from "@/lib/producer";
import { recordFile } from "@/lib/producer/record-file";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
afterEach(() => vi.unstubAllEnvs());

const create = (store: FileStore = database().store) =>
  createJob(database().access, store, { type: "import", name: "A job with files" });
const filesOf = (jobId: string) =>
  database().sql(
    "select id::text, kind, name, size::int, sha256, media_type from job_file where job_id = $1 order by id",
    [jobId],
  );
const stored = async () => {
  const keys: string[] = [];
  for await (const { key } of database().store.list()) keys.push(key);
  return new Set(keys);
};
const waiting = () => database().sql("select store_key from file_to_delete");

test("a job has any number of files of each kind, and one of them is its result", async () => {
  const job = await create();
  const input = await job.file("input", "rows.csv", "a,b\n1,2\n");
  const output = await job.file("output", "表.bin", Readable.from([Buffer.from([1, 2]), Buffer.from([3])]), {
    mediaType: "application/x-custom; version=2",
    isResult: true,
  });
  const report = await job.file("error_report", "errors.csv", Buffer.from(""));
  expect(input).toEqual({
    id: expect.stringMatching(/^\d+$/),
    name: "rows.csv",
    size: 8,
    sha256: createHash("sha256").update("a,b\n1,2\n").digest("hex"),
  });
  expect(await filesOf(job.id)).toEqual([
    { ...input, kind: "input", media_type: "text/csv" },
    { ...output, kind: "output", media_type: "application/x-custom; version=2" },
    { ...report, kind: "error_report", media_type: "text/csv" },
  ]);
  const [row] = await database().sql("select result_file_id::text from job where id = $1", [job.id]);
  expect(row?.result_file_id).toBe(output.id);
  const { access, store } = database();
  const found = await findJobFile(access, { jobId: job.id, fileId: input.id });
  expect(found && (await text(await openJobFile(store, found)))).toBe("a,b\n1,2\n");
});

test("a name keeps its script and loses its folders; a long one keeps its ending", async () => {
  const job = await create();
  for (const [given, kept] of [
    ["../../etc/passwd", "passwd"],
    ["C:\\data\\räksmörgås 😀 表.csv", "räksmörgås 😀 表.csv"],
    ["a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"],
    [`${"ж".repeat(300)}.csv`, `${"ж".repeat(196)}.csv`],
    ["..", "file"],
  ] as const) {
    expect((await job.file("output", given, "x")).name).toBe(kept);
  }
});

test("a kind or a media type that can't be is refused by its name, before anything is stored", async () => {
  const job = await create();
  const before = await stored();
  const untyped: { file(kind: string, name: string, content: string): Promise<unknown> } = Object.create(job);
  await expect(untyped.file("secret", "a", "x")).rejects.toMatchObject({
    code: "invalid_input",
    field: "kind",
  });
  for (const mediaType of ["", "text", "text/html\r\nX: y", `text/${"x".repeat(300)}`, "a/b\0"]) {
    await expect(job.file("output", "a", "x", { mediaType })).rejects.toMatchObject({ field: "mediaType" });
  }
  expect(await stored()).toEqual(before);
});

test("a file over the limit stops there, is named with the limit, and leaves nothing behind", async () => {
  vi.stubEnv("JOBS_FILE_LIMIT", "1000000");
  const job = await create();
  const before = await stored();
  let given = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        given += 65_536;
        yield Buffer.alloc(65_536);
      }
    })(),
  );
  await expect(job.file("output", "endless.bin", endless)).rejects.toMatchObject({
    code: "too_large",
    message: "“endless.bin” is larger than 1,000,000 bytes (JOBS_FILE_LIMIT), so it is not stored.",
  });
  expect(given).toBeLessThan(4_000_000);
  expect(endless.destroyed).toBe(true);
  expect([await stored(), await filesOf(job.id)]).toEqual([before, []]);
  expect((await job.file("output", "just.bin", Buffer.alloc(1_000_000))).size).toBe(1_000_000);
});

test("the files of a job have a limit together, also when many come at once", async () => {
  vi.stubEnv("JOBS_JOB_FILES_LIMIT", "1000");
  const [job, other] = [await create(), await create()];
  const before = (await stored()).size;
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => job.file("output", `part ${at}.bin`, Buffer.alloc(300))),
  );
  const refused = tries.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
  expect(refused).toHaveLength(5);
  for (const error of refused) {
    expect(error).toMatchObject({
      code: "too_large",
      message: expect.stringMatching(
        new RegExp(
          `^“part \\d.bin” can't be added to job ${job.id}: .* larger than 1000 bytes in all \\(JOBS_JOB_FILES_LIMIT\\)\\.$`,
        ),
      ),
    });
  }
  expect(await filesOf(job.id)).toHaveLength(3);
  expect((await stored()).size - before).toBe(3);
  await job.file("output", "just.bin", Buffer.alloc(100));
  await other.file("output", "another job's.bin", Buffer.alloc(1000));
});

test("an error report has the same limits, and leaves nothing behind either", async () => {
  const before = await stored();
  const full = { row: 2, values: ["x".repeat(400)], message: "too long", column: "text" };
  vi.stubEnv("JOBS_FILE_LIMIT", "100000");
  const large = await create();
  await large.start();
  const report = large.errorReport(["text"]);
  const addMany = async () => {
    for (let row = 2; row < 5000; row++) await report.add({ ...full, row });
    await report.finish();
  };
  await expect(addMany()).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringMatching(/rejected-rows\.csv.*JOBS_FILE_LIMIT/),
  });
  vi.stubEnv("JOBS_JOB_FILES_LIMIT", "100");
  const small = await create();
  await small.start();
  const second = small.errorReport(["text"], { name: "second.csv" });
  await second.add(full);
  await expect(second.finish()).rejects.toMatchObject({
    code: "too_large",
    message: expect.stringMatching(/“second\.csv”.*JOBS_JOB_FILES_LIMIT/),
  });
  expect([await stored(), await filesOf(large.id), await filesOf(small.id)]).toEqual([before, [], []]);
});

test("what the content throws is thrown as it is, and nothing is left of the file", async () => {
  const job = await create();
  const before = await stored();
  const missing = createReadStream(join(database().dataDir, "no such file"));
  await expect(job.file("input", "a.csv", missing)).rejects.toMatchObject({ code: "ENOENT" });
  const gone = Readable.from(["x"]);
  gone.destroy();
  await expect(job.file("input", "a.csv", gone)).rejects.toMatchObject({
    code: "ERR_STREAM_PREMATURE_CLOSE",
  });
  expect([await stored(), await filesOf(job.id)]).toEqual([before, []]);
});

test("a file that can't be recorded leaves nothing; what can't be removed at once, the next sweep removes", async () => {
  const { store } = database();
  const job = await create();
  await job.cancel();
  const before = await stored();
  await expect(job.file("output", "late.txt", "late")).rejects.toMatchObject({
    status: "cancelled",
    message: `Job ${job.id} is cancelled: “late.txt” can't be added.`,
  });
  expect(await stored()).toEqual(before);
  const stuck = { ...store, remove: () => Promise.reject(new Error("EIO")) };
  const sameJob = database().access;
  const again = await createJob(sameJob, stuck, { type: "import", name: "Stuck" });
  await again.cancel();
  await expect(again.file("output", "late.txt", "late")).rejects.toMatchObject({ status: "cancelled" });
  expect(await waiting()).toHaveLength(1);
  await sweepFiles(database().access.db, store);
  expect([await stored(), await waiting()]).toEqual([before, []]);
});

test("when the answer of the database was lost, a file that was recorded after all stays", async () => {
  const { access, store } = database();
  const job = await create();
  const before = await stored();
  const lost = (isRecorded: boolean) =>
    recordFile(access, store, { name: "lost.txt", content: "lost" }, async ({ key, size, sha256 }) => {
      if (isRecorded) {
        await database().sql("select jobs.add_file($1, 'output', 'lost.txt', $2, $3, 'text/plain', $4)", [
          job.id,
          size,
          sha256,
          key,
        ]);
      }
      throw new DatabaseUnavailable();
    });
  await expect(lost(false)).rejects.toBeInstanceOf(DatabaseUnavailable);
  await expect(lost(true)).rejects.toBeInstanceOf(DatabaseUnavailable);
  await sweepFiles(access.db, store);
  // The statement could still come to its end.
  expect([...(await stored())].filter((key) => !before.has(key))).toHaveLength(2);
  await database().sql("update file_to_delete set created_at = created_at - interval '1 minute'");
  await sweepFiles(access.db, store);
  const [row] = await database().sql("select store_key from job_file where job_id = $1", [job.id]);
  expect([...(await stored())].filter((key) => !before.has(key))).toEqual([row?.store_key]);
  expect(await waiting()).toEqual([]);
});
