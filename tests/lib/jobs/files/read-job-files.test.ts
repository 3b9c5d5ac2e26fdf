import { beforeAll, expect, test } from "vitest";
import type { FileStore } from "@/lib/files/store/file-store";
import { readJobFiles } from "@/lib/jobs/files/read-job-files";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { addFile } from "@/tests/support/jobs/job-files";

const database = testDatabase();
let jobId: string;
let fileId: string;
beforeAll(async () => {
  jobId = await insertJob(database());
  fileId = (await addFile(database(), jobId)).id;
});

const read = (params: Record<string, string | string[]>, store: FileStore = database().store) =>
  readJobFiles(database().access, store, jobId, params);

test("the files have their state, and where their bytes are leaves the server by no way", async () => {
  const shown = await read({ preview: fileId });
  expect(shown).toMatchObject({ files: [{ id: fileId, state: "present" }], result: null, notices: [] });
  expect(shown.preview?.fileId).toBe(fileId);
  const [row] = await database().sql("select store_key from job_file where id = $1", [fileId]);
  expect(JSON.stringify(shown)).not.toContain(String(row?.store_key));
});

test.each([
  [{ files: "0" }, "Unknown file page “0” was ignored."],
  [{ files: "-1" }, "Unknown file page “-1” was ignored."],
  [{ files: "1e3" }, "Unknown file page “1e3” was ignored."],
  [{ files: ["1", "2"] }, "“files” appears more than once in the address and was ignored."],
  [{ files: "2" }, "File page 2 doesn’t exist. Showing the only page."],
  [{ preview: "987654321" }, "Unknown file “987654321” was ignored."],
  [{ preview: "../x" }, "Unknown file “../x” was ignored."],
  [{ preview: ["1", "2"] }, "“preview” appears more than once in the address and was ignored."],
])("%j is ignored with a notice", async (params, notice) => {
  expect(await read(params)).toMatchObject({ page: 1, preview: null, notices: [notice] });
});

test("a preview is read with the delimiter and the encoding of the address, unknown ones are named", async () => {
  const shown = await read({ preview: fileId, delimiter: "tab", encoding: "Windows-1252" });
  expect(shown.preview?.reading).toMatchObject({ delimiter: "\t", encoding: "windows-1252" });
  const unknown = await read({ preview: fileId, delimiter: "::", encoding: "ebcdic" });
  expect(unknown.notices).toEqual([
    "Unknown delimiter “::” was ignored.",
    "Unknown encoding “ebcdic” was ignored.",
  ]);
});

test("parameters without a value are none", async () => {
  expect((await read({ files: "", preview: "" })).notices).toEqual([]);
});

test("a store that never answers holds a page up for two seconds, preview and all", async () => {
  const silent: FileStore = { ...database().store, open: () => new Promise(() => undefined) };
  const start = performance.now();
  const shown = await read({ preview: fileId }, silent);
  expect(performance.now() - start).toBeLessThan(3_500);
  expect(shown).toMatchObject({
    files: [{ state: "unknown" }],
    preview: { remarks: ["File storage unavailable."] },
  });
});
