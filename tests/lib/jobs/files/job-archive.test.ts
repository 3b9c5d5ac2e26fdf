import { writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { StorageUnavailable } from "@/lib/errors";
import { zipArchive } from "@/lib/files/archive/zip-archive";
import type { FileStore } from "@/lib/files/store/file-store";
import type { Access } from "@/lib/jobs/access";
import { jobArchive } from "@/lib/jobs/files/job-archive";
import { textsOf, unzip } from "@/tests/support/archive/unzip";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertJobFile } from "@/tests/support/jobs/job-file-factory";
import { addFile, noteFiles } from "@/tests/support/jobs/job-files";

const database = testDatabase();

const archiveOf = (jobId: string, access: Access = database().access, store: FileStore = database().store) =>
  jobArchive(access, store, jobId);
const bytesOf = async (jobId: string) => buffer(zipArchive((await archiveOf(jobId)).entries).content);

test("each file is in the folder of its kind, as it is stored, and keeps the time when it was added", async () => {
  const job = await insertJob(database(), { name: "Airports of Mississippi" });
  for (const [kind, name, content] of [
    ["output", "rows.csv", "out"],
    ["input", "rows.csv", "in"],
    ["error_report", "Rows.csv", "report"],
    ["input", "ROWS.csv", "another"],
    ["output", "empty.txt", ""],
  ] as const) {
    await addFile(database(), job, { kind, name, content });
  }
  await database().sql("update job_file set created_at = '2026-03-12 13:05:03.25Z' where job_id = $1", [job]);
  expect((await archiveOf(job)).name).toBe(`Airports of Mississippi (job ${job}).zip`);
  const archive = await bytesOf(job);
  expect(await textsOf(archive)).toEqual({
    "output/rows.csv": "out",
    "input/rows.csv": "in",
    "error reports/Rows.csv": "report",
    "input/ROWS (2).csv": "another",
    "output/empty.txt": "",
  });
  const times = (await unzip(archive)).map(({ modifiedAt }) => modifiedAt.toISOString());
  expect(new Set(times)).toEqual(new Set(["2026-03-12T13:05:03.000Z"]));
});

test.each([
  ["Import 2024/25: a*b", "Import 2024-25_ a_b (job ID).zip"],
  [null, "Unnamed job (job ID).zip"],
  ["\u202e\u200b", "Unnamed job (job ID).zip"],
  ["x".repeat(255), `${"x".repeat(100)} (job ID).zip`],
  ["con", "con (job ID).zip"],
])("the archive of a job called %j is called %j", async (name, file) => {
  const job = await insertJob(database(), { name });
  await addFile(database(), job);
  expect((await archiveOf(job)).name).toBe(file.replace("ID", job));
});

test("files that are gone or changed are named in a first file, and the others come all the same", async () => {
  const job = await insertJob(database());
  const of = (name: string) => insertJobFile(database(), { jobId: job, name, content: name });
  const [gone, changed] = [await of("gone.csv"), await of("changed.csv")];
  await of("here.csv");
  await database().store.remove(gone.place.slice(-39));
  await writeFile(changed.place, "other");
  const texts = await textsOf(await bytesOf(job));
  expect(Object.keys(texts)).toEqual(["MISSING FILES.txt", "output/here.csv"]);
  expect(texts["MISSING FILES.txt"]).toBe(
    `These 2 files of job ${job} are not in the archive, because storage does not have them as recorded:\n\n` +
      "output/gone.csv: missing from storage\noutput/changed.csv: changed since it was recorded\n",
  );
});

test("when no file is left, there is no archive, and the error says so", async () => {
  const job = await insertJob(database());
  await expect(archiveOf(job)).rejects.toMatchObject({
    code: "not_found",
    message: "This job has no files.",
  });
  await noteFiles(database(), job, "input", 3);
  await expect(archiveOf(job)).rejects.toMatchObject({
    code: "not_found",
    message: "None of this job’s files is in storage as it was recorded.",
  });
});

test("a store that does not answer for one file is unavailable: the file may be there", async () => {
  const job = await insertJob(database());
  await addFile(database(), job);
  const away = await addFile(database(), job);
  const { store } = database();
  const half: FileStore = {
    ...store,
    open: async (key, range) => {
      if (key === away.storeKey) throw new StorageUnavailable("it is away");
      return store.open(key, range);
    },
  };
  await expect(archiveOf(job, undefined, half)).rejects.toBeInstanceOf(StorageUnavailable);
});

test("ten thousand files are an archive, one more is too much", async () => {
  const job = await insertJob(database());
  await noteFiles(database(), job, "output", 9_999);
  await addFile(database(), job);
  const { entries } = await archiveOf(job);
  expect(entries.map(({ path }) => path)).toEqual(["MISSING FILES.txt", "input/rows.csv"]);
  await addFile(database(), job);
  await expect(archiveOf(job)).rejects.toMatchObject({
    code: "too_large",
    message: "To download them all at once, a job may have at most 10,000 files.",
  });
});

test("to those who may not see it, a job has no archive, as one that does not exist", async () => {
  const anna = await database().asUser("anna");
  const bela = await database().asUser("bela");
  const job = await insertJob(database(), { owner: { id: anna.viewer.id ?? "", name: "anna" } });
  await addFile(database(), job);
  expect((await archiveOf(job, anna)).entries).toHaveLength(1);
  for (const [id, access] of [
    [job, bela],
    ["987654321", anna],
    ["abc", anna],
    ["99999999999999999999", anna],
  ] as const) {
    await expect(archiveOf(id, access)).rejects.toMatchObject({
      code: "not_found",
      message: `There is no job ${id}.`,
    });
  }
});
