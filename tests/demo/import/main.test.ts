import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { leadingTo, startCli } from "@/tests/lib/cli/call-cli";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const program = [process.execPath, "--import", "tsx", "demo/import/main.ts"];

test.each([
  ["a folder", async (place: string) => void execFileSync("mkdir", [place]), "is a folder"],
  ["a FIFO", async (place: string) => void execFileSync("mkfifo", [place]), "is not a regular file"],
  ["nothing", async () => undefined, "can't be read"],
])("%s in the place of a table is refused before there is a job", async (_, make, reason) => {
  const folder = await mkdtemp(join(tmpdir(), "jobs-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = join(folder, "table.csv");
  await make(place);
  const { code, stdout, stderr } = await startCli(leadingTo(database()), [place], { program }).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toBe(`file: ${place} ${reason}.\n`);
  expect(await database().sql("select from job")).toEqual([]);
});

/** `demo:import` of a file with this content. */
async function importOf(name: string, content: string | Buffer, ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "jobs-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const place = join(folder, name);
  await writeFile(place, content);
  return await startCli(leadingTo(database()), [place, ...options], { program }).ended;
}

test("a table is imported, and how it was read is said before the numbers", async () => {
  const { code, stdout, stderr } = await importOf("places.csv", "sep=;\r\nid;name\r\n1;Ann\r\n2;Ben;x\r\n");
  expect(stderr).toBe(
    "places.csv: read as UTF-8, separated by semicolons.\n" +
      "The first line (sep=) names the delimiter. It was not read as a row.\n",
  );
  expect(stdout).toMatch(/^Job \d+: 1 of 2 rows imported, 1 rejected\.\n$/);
  expect(code).toBe(0);
});

test("--delimiter and --encoding say how to read it", async () => {
  const latin = Buffer.from("id:name\n1:Zo\xeb\n", "latin1");
  const { code, stderr } = await importOf("a.csv", latin, "--delimiter", ":", "--encoding", "windows-1252");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "a.csv: read as Windows-1252, separated by “:”.\n" });
});

test("a file that can't be read fails its job, and the row and the reason are the last that is said", async () => {
  const { code, stdout, stderr } = await importOf(
    "a.csv",
    Buffer.from("id,name\r1,Ann\r2,Zo\xeb\r", "latin1"),
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^Job \d+ failed\.\nfile: row 3 is not UTF-8 text: .*--encoding windows-1252\)\.\n$/,
  );
  const [job] = await database().sql(
    "select status, error_message from job join job_execution on job_id = id order by id desc limit 1",
  );
  expect(job).toEqual({ status: "failed", error_message: expect.stringContaining("row 3 is not UTF-8") });
});

test.each([
  [["--delimiter", "ab"], "delimiter: give one character, or comma, semicolon, tab or bar.\n"],
  [["--encoding", "ebcdic"], "encoding: give utf-8, utf-16 or windows-1252.\n"],
])("%j is refused before there is a job", async (options, message) => {
  const before = await database().sql("select from job");
  const { code, stderr } = await importOf("a.csv", "id\n1\n", ...options);
  expect({ code, stderr }).toEqual({ code: 2, stderr: message });
  expect(await database().sql("select from job")).toHaveLength(before.length);
});
