import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const ROW = { row: 14, values: { id: "7", lat: "x" }, column: "lat", message: "no number" };
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-reject-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(...lines: unknown[]): Promise<string> {
  const path = join(folder, `${Math.random()}.jsonl`);
  const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  await writeFile(path, `${texts.join("\n")}\n`);
  return path;
}

async function textOf(fileId: string): Promise<string> {
  const [row] = await database().sql("select store_key from job_file where id = $1", [fileId]);
  const file = await database().store.open(String(row?.store_key));
  return file ? text(file.stream) : "";
}

test("lines of JSON become one report, whose file's id is printed", async () => {
  const id = await insertJob(database(), { status: "running" });
  const input = [ROW, "", { ...ROW, row: 20, values: { lat: "=1" }, column: null }].map((line) =>
    typeof line === "string" ? line : JSON.stringify(line),
  );
  const called = await callCli(database(), ["reject", id, "--given", "3376", "--name", "bad.csv"], {
    input: input.join("\r\n"),
  });
  expect(stdoutOf(called)).toMatch(/^[1-9]\d*\n$/);
  expect(await textOf(called.stdout.trim())).toBe(
    "id,lat,_row,_column,_error\n7,x,14,lat,no number\n,'=1,20,,no number\n",
  );
  await endOf(database(), ["complete", id]);
  const [shown, listed] = await Promise.all(
    [words`show ${id}`, words`list --json`].map((args) => callCli(database(), args)),
  );
  expect(shown?.stdout).toMatch(/^Status +completed, 2 of 3,376 rows rejected$/m);
  const json = JSON.parse(listed?.stdout ?? "");
  expect(json.jobs[0]).toMatchObject({ status: "completed", rowsGiven: 3376, rowsRejected: 2 });
});

test("columns may be named as in a header, and values given as a list; no rows leave a count alone", async () => {
  const id = await insertJob(database(), { status: "running" });
  const list = await fileOf({ ...ROW, values: ["7", "Bay, Springs"], column: "lat, long" });
  const columns = 'id,"lat, long"';
  expect(await endOf(database(), words`reject ${id} ${list} --columns ${columns}`)).toMatchObject({
    exitCode: 0,
  });
  const empty = await fileOf();
  expect(await endOf(database(), words`reject ${id} ${empty} --given 0`)).toMatchObject({ exitCode: 0 });
  expect(await getJob(database().access, id)).toMatchObject({ rowsGiven: null, rowsRejected: 1 });
});

test("what is wrong is said with its line, and nothing of the report is kept", async () => {
  const id = await insertJob(database(), { status: "running" });
  for (const [lines, sentence] of [
    [[ROW, "{"], "line 2: file: not JSON."],
    [[ROW, "", { ...ROW, row: 0 }], "line 3: row: give its row number, a whole number; the header is row 1."],
    [[ROW, { ...ROW, column: "long" }], "line 2: column: there is no column “long”."],
    [[ROW, { ...ROW, values: { id: 1, alt: 2 } }], "line 2: values: there is no column “alt”."],
    [[{ ...ROW, values: [1] }], "line 1: columns: required when the first line's values are a list."],
    [["[]"], /^line 1: file: /],
    [["7"], /^line 1: file: /],
    [[{ row: 1, values: {}, message: 7 }], /^line 1: message: /],
    [[], "file: it has no rows."],
  ] as const) {
    const ended = await endOf(database(), words`reject ${id} ${await fileOf(...lines)}`);
    expect(ended).toEqual({
      exitCode: 2,
      sentence: typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    });
  }
  const rows = await fileOf(ROW, ROW);
  expect(await endOf(database(), words`reject ${id} ${rows} --given 1`)).toMatchObject({ exitCode: 2 });
  expect(await endOf(database(), words`reject ${id} ${rows} --given many`)).toMatchObject({ exitCode: 2 });
  expect(await endOf(database(), words`reject ${id} ${join(folder, "missing")}`)).toMatchObject({
    exitCode: 2,
  });
  expect(await endOf(database(), words`reject 999999 ${rows}`)).toMatchObject({ exitCode: 3 });
  const failed = await insertJob(database(), { status: "failed" });
  expect(await endOf(database(), words`reject ${failed} ${rows}`)).toEqual({
    exitCode: 4,
    sentence: `Job ${failed} is failed: “rejected-rows.csv” can't be added.`,
  });
  expect(await database().sql("select 1 from job_file where job_id in ($1, $2)", [id, failed])).toEqual([]);
  expect(await getJob(database().access, id)).toMatchObject({ rowsGiven: null, rowsRejected: 0 });
});
