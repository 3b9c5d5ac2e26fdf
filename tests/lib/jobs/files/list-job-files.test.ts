import { beforeAll, expect, test } from "vitest";
import type { FileKind } from "@/lib/jobs/files/job-file";
import { listJobFiles } from "@/lib/jobs/files/list-job-files";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { addFile, noteFiles } from "@/tests/support/jobs/job-files";

const database = testDatabase();
const list = (jobId: string, page?: number) => listJobFiles(database().access, jobId, page ? { page } : {});
let lots: string;

beforeAll(async () => {
  lots = await insertJob(database());
  const kinds: [FileKind, number][] = [
    ["error_report", 1],
    ["output", 39],
    ["input", 80],
  ];
  for (const [kind, amount] of kinds) await noteFiles(database(), lots, kind, amount);
});

test("files come as inputs, outputs and error reports, each in the order in which they were added", async () => {
  const id = await insertJob(database());
  await addFile(database(), id, { kind: "error_report", name: "rejected.csv" });
  await addFile(database(), id, { kind: "output", name: "z.csv" });
  await addFile(database(), id, { kind: "input", name: "b.csv" });
  await addFile(database(), id, { kind: "output", name: "a.csv" });
  await addFile(database(), id, { kind: "input", name: "a.csv", content: "räksmörgås" });
  const { files, counts, total } = await list(id);
  expect(files.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "input b.csv",
    "input a.csv",
    "output z.csv",
    "output a.csv",
    "error_report rejected.csv",
  ]);
  expect({ counts, total }).toEqual({ counts: { input: 2, output: 2, error_report: 1 }, total: 5 });
  expect(files[1]).toMatchObject({
    id: expect.stringMatching(/^\d+$/),
    size: 13,
    mediaType: "text/csv",
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/),
    isResult: false,
  });
});

test("only those who see a job see its files", async () => {
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const annas = await createJob(anna, database().store, { type: "export", name: "Anna's" });
  const systems = await createJob(database().access, database().store, { type: "sync", name: "System's" });
  for (const job of [annas, systems]) await job.result("result.csv", "a\n");
  expect((await listJobFiles(anna, annas.id)).files).toMatchObject([{ name: "result.csv", isResult: true }]);
  expect((await list(annas.id)).total).toBe(1);
  for (const id of [annas.id, systems.id, "4242424242", "abc", "0", "99999999999999999999", "1 or 1=1"]) {
    expect(await listJobFiles(bela, id), id).toEqual({
      files: [],
      result: null,
      counts: { input: 0, output: 0, error_report: 0 },
      bytes: 0,
      total: 0,
      page: 1,
      pages: 1,
    });
  }
});

test("120 files are three pages, and a page past the end is the last", async () => {
  const pages = [await list(lots), await list(lots, 2), await list(lots, 3)];
  expect(pages.map(({ files }) => files.length)).toEqual([50, 50, 20]);
  expect(new Set(pages.flatMap(({ files }) => files.map(({ id }) => id))).size).toBe(120);
  expect(pages[1]?.files.map(({ kind }) => kind).indexOf("output")).toBe(30);
  expect(pages[2]?.files.at(-1)?.kind).toBe("error_report");
  for (const page of pages) {
    expect(page).toMatchObject({ total: 120, pages: 3, counts: { input: 80, output: 39, error_report: 1 } });
  }
  expect(await list(lots, 999_999_999)).toEqual(pages[2]);
});

test("the result is known on every page, and listed on its own page only", async () => {
  const [last] = (await list(lots, 3)).files;
  await database().sql("update job set result_file_id = $1 where id = $2", [last?.id, lots]);
  const first = await list(lots);
  expect(first.result?.id).toBe(last?.id);
  expect(first.files).toHaveLength(50);
  expect(first.files.some(({ isResult }) => isResult)).toBe(false);
  expect((await list(lots, 3)).files.filter(({ isResult }) => isResult)).toHaveLength(1);
});
