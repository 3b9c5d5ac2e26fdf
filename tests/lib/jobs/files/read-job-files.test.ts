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
  [{ files: "0" }, "There is no page of files “0”; it is ignored."],
  [{ files: "-1" }, "There is no page of files “-1”; it is ignored."],
  [{ files: "1e3" }, "There is no page of files “1e3”; it is ignored."],
  [{ files: ["1", "2"] }, "“files” was given more than once and is ignored."],
  [{ files: "2" }, "There is no page of files 2; this is the only one."],
  [{ preview: "987654321" }, "There is no file to preview “987654321”; it is ignored."],
  [{ preview: "../x" }, "There is no file to preview “../x”; it is ignored."],
  [{ preview: ["1", "2"] }, "“preview” was given more than once and is ignored."],
])("%j is ignored with a notice", async (params, notice) => {
  expect(await read(params)).toMatchObject({ page: 1, preview: null, notices: [notice] });
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
    preview: { remarks: ["Storage does not answer now."] },
  });
});
