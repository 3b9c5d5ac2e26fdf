import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { FileStore } from "@/lib/files/store/file-store";
import { type PreviewChoice, previewJobFile } from "@/lib/jobs/files/preview-job-file";
import { createJob } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { addFile } from "@/tests/support/jobs/job-files";

const database = testDatabase();
let jobId: string;
beforeAll(async () => {
  jobId = await insertJob(database());
});

async function preview(name: string, content: string | Uint8Array, choice?: PreviewChoice) {
  const { id } = await addFile(database(), jobId, { name, content });
  return previewJobFile(database().access, database().store, { jobId, fileId: id }, choice);
}

test("a file is previewed for those who see its job, under its own job only", async () => {
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const { access, store } = database();
  const job = await createJob(anna, store, { type: "export", name: "Anna's" });
  const other = await createJob(anna, store, { type: "export", name: "Another" });
  const { id } = await addFile(database(), job.id, { name: "secret.csv", content: "secret\n" });
  for (const viewer of [anna, access]) {
    const seen = await previewJobFile(viewer, store, { jobId: job.id, fileId: id });
    expect(seen).toMatchObject({ fileId: id, name: "secret.csv", table: { header: { cells: ["secret"] } } });
  }
  for (const [viewer, ofJob, fileId] of [
    [bela, job.id, id],
    [anna, other.id, id],
    [access, other.id, id],
    [anna, job.id, "999999"],
    [anna, job.id, "../../etc/passwd"],
    [anna, "abc", id],
  ] as const) {
    expect(await previewJobFile(viewer, store, { jobId: ofJob, fileId })).toBeNull();
  }
});

test("CSV is a table, other text its lines, and what claims to be CSV and is none is text", async () => {
  expect(await preview("a.csv", "\ufeffid,name\n1,one\n")).toMatchObject({
    table: { header: { cells: ["id", "name"] }, rows: [{ number: 2, cells: ["1", "one"] }] },
    lines: null,
    remarks: ["Showing the only row."],
  });
  expect(await preview("a.tsv", "id\tname, full\n1\tone, two\n")).toMatchObject({
    table: { header: { cells: ["id", "name, full"] } },
  });
  expect(await preview("a.txt", "one\ntwo\n")).toMatchObject({ table: null, lines: ["one", "two"] });
  expect(await preview("a.csv", "<p>Not found</p>\n")).toMatchObject({
    table: null,
    lines: ["<p>Not found</p>"],
    remarks: ["Not valid CSV; shown as text.", "Showing the only line."],
  });
  expect(await preview("a.csv", Buffer.from("stad\nMalm\u00f6\n", "latin1"))).toMatchObject({
    table: { rows: [{ cells: ["Malm\ufffd"] }] },
    remarks: ["Showing the only row.", "Some characters could not be decoded."],
  });
});

test("a table is read as an import reads it, or as a person chose, and the page can say how", async () => {
  const headings = '"Name, given\n(and family)";Date\nAnn;2020\n';
  expect(await preview("a.csv", headings)).toMatchObject({
    table: { header: { cells: ["Name, given\n(and family)", "Date"] } },
    reading: { encoding: "utf-8", delimiter: ";", sentences: ["Read as UTF-8, separated by semicolons."] },
  });
  expect(await preview("a.csv", Buffer.from("\ufeffid\tname\n1\tZoë\n", "utf16le"))).toMatchObject({
    table: { rows: [{ cells: ["1", "Zoë"] }] },
    reading: { sentences: ["Read as UTF-16, separated by tabs."] },
  });
  expect(await preview("a.csv", "sep=;\n\nid;name\n1;A\0nn\n2;Ben;x\n")).toMatchObject({
    table: { header: { number: 2, cells: ["id", "name"] }, rows: [{ number: 3 }, { number: 4 }] },
    remarks: [
      "Showing all 2 rows.",
      "1 row has more cells than the header. An import rejects it.",
      "1 row has a NUL character. An import rejects it.",
    ],
  });
  const odd = Buffer.from("id:name\n1:Zo\xeb, x\n", "latin1");
  expect(await preview("a.csv", odd, { delimiter: ":", encoding: "windows-1252" })).toMatchObject({
    table: { header: { cells: ["id", "name"] }, rows: [{ cells: ["1", "Zoë, x"] }] },
    reading: { sentences: ["Read as Windows-1252, separated by “:”."] },
  });
  // What a person chose can be taken back, also when nothing can be shown.
  expect(await preview("a.csv", odd, { delimiter: null, encoding: "utf-16" })).toMatchObject({
    reading: { chosen: { encoding: "utf-16" } },
  });
});

test.each([
  ["a.zip", "PK", "Only text and CSV can be previewed."],
  ["a.csv", "", "This file is empty."],
  ["a.csv", Buffer.alloc(300), "This is not text, so it can’t be previewed."],
])("%s of %j has no preview, and says why", async (name, content, remark) => {
  expect(await preview(name, content)).toMatchObject({ table: null, lines: null, remarks: [remark] });
});

test("of a table of 10 MB, in one cell or in many, only the beginning is read", async () => {
  const asked: unknown[] = [];
  const { access, store } = database();
  const watched: FileStore = {
    ...store,
    open: (key, range) => {
      asked.push(range);
      return store.open(key, range);
    },
  };
  const huge = await addFile(database(), jobId, { content: `a,b\n1,"${"x".repeat(10_000_000)}"\n2,2\n` });
  const long = await addFile(database(), jobId, { content: `a,b\n${"1,2\n".repeat(2_500_000)}` });
  expect(await previewJobFile(access, watched, { jobId, fileId: huge.id })).toMatchObject({
    table: { rows: [{ number: 2, cells: ["1", expect.stringMatching(/^x{300}…$/)] }] },
    remarks: ["Showing the first row.", "Cut after 128 kB.", "Long cells are cut after 300 characters."],
  });
  expect(await previewJobFile(access, watched, { jobId, fileId: long.id })).toMatchObject({
    remarks: ["Showing the first 50 rows."],
  });
  expect(asked).toEqual([
    { start: 0, end: 127_999 },
    { start: 0, end: 127_999 },
  ]);
});

test("what storage does is said: bytes that are gone, a place that is no place, no answer at all", async () => {
  const { access, store } = database();
  const { id, storeKey } = await addFile(database(), jobId);
  const silent: FileStore = { ...store, open: () => new Promise(() => undefined) };
  const remarks = async (of: FileStore) => (await previewJobFile(access, of, { jobId, fileId: id }))?.remarks;
  const start = performance.now();
  expect(await remarks(silent)).toEqual(["File storage unavailable."]);
  expect(performance.now() - start).toBeLessThan(4_000);
  await writeFile(join(database().dataDir, "files", storeKey), "another");
  expect(await remarks(store)).toEqual(["File changed."]);
  await store.remove(storeKey);
  expect(await remarks(store)).toEqual(["File missing."]);
  await database().sql("update job_file set store_key = '../../etc/passwd' where id = $1", [id]);
  expect(await remarks(store)).toEqual(["File storage unavailable."]);
});

test("no bytes and no type make a preview throw", async () => {
  const types = fc.constantFrom(
    "text/csv",
    "text/plain",
    "text/tab-separated-values",
    "application/json",
    "x",
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), types, async (content, mediaType) => {
      const { id } = await addFile(database(), jobId, { content, mediaType, name: "any" });
      const seen = await previewJobFile(database().access, database().store, { jobId, fileId: id });
      expect(seen?.remarks.length).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});
