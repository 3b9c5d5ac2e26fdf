import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { spawnCli } from "../call-cli";

const database = testDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-run-files-"));
  onTestFinished(() => rm(folder, { recursive: true }));
});

/** Runs a shell script in the folder as a job of that name, with further options. */
const run = (name: string, script: string, ...options: string[]) =>
  spawnCli(database(), [
    "run",
    "--type",
    "export",
    "--name",
    name,
    ...options,
    "--",
    "sh",
    "-c",
    `cd ${folder}; ${script}`,
  ]);

/** The files of the job of that name: kind, name and content, in the order in which they were kept. */
async function filesOf(name: string) {
  const rows = await database().sql(
    `select kind, f.name, store_key from job_file f join job on job.id = job_id where job.name = $1 order by f.id`,
    [name],
  );
  return Promise.all(
    rows.map(async (row) => {
      const opened = await database().store.open(String(row.store_key));
      return [row.kind, row.name, opened && (await text(opened.stream))];
    }),
  );
}

test("an input is kept as it was before the command, an output as the command left it", async () => {
  await writeFile(join(folder, "table.csv"), "before");
  const paths = ["--input", join(folder, "table.csv"), "--output", join(folder, "report.txt")];
  const ended = await run("both", "echo after > table.csv; echo done > report.txt", ...paths);
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await filesOf("both")).toEqual([
    ["input", "table.csv", "before"],
    ["output", "report.txt", "done\n"],
  ]);
});

test("of a folder, what the command left there is kept: new and changed files, of folders below too, no links", async () => {
  await writeFile(join(folder, "old.txt"), "old");
  await writeFile(join(folder, "changed.txt"), "as it was");
  await symlink("/etc/passwd", join(folder, "link.txt"));
  const script =
    "mkdir sub; echo new > sub/new.txt; echo longer than before > changed.txt; mkfifo pipe; ln -s / all";
  await run("folder", script, "--output", folder);
  expect(await filesOf("folder")).toEqual([
    ["output", "changed.txt", "longer than before\n"],
    ["output", "sub_new.txt", "new\n"],
  ]);
});

test("a failed command keeps its partial results", async () => {
  const ended = await run("fails", "echo half > half.txt; exit 7", "--output", join(folder, "half.txt"));
  expect(ended.code).toBe(7);
  expect(await filesOf("fails")).toEqual([["output", "half.txt", "half\n"]]);
  expect(await database().sql("select status from job where name = 'fails'")).toEqual([{ status: "failed" }]);
});

test("what can't be kept is told, and changes nothing for the command", async () => {
  const missing = ["--input", join(folder, "none.csv"), "--output", join(folder, "none.txt")];
  const ended = await run("missing", "echo ran", ...missing);
  expect(ended).toMatchObject({ code: 0, stdout: "ran\n" });
  expect(ended.stderr).toMatch(/none\.csv is not stored with job \d+: .*ENOENT/);
  expect(ended.stderr).toMatch(/none\.txt.*ENOENT/);
  expect(await database().sql("select status from job where name = 'missing'")).toEqual([
    { status: "completed" },
  ]);
});

test("a FIFO is left to the command, as input and as output, and holds nobody up", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const ended = await run("piped", "echo ran", "--input", pipe, "--input", folder, "--output", pipe);
  expect(ended).toMatchObject({ code: 0, stdout: "ran\n" });
  expect(
    ended.stderr.match(/is not stored with job \d+: file: \S+ is (not a regular file|a folder)\.$/gm),
  ).toHaveLength(3);
  expect(await database().sql("select status from job where name = 'piped'")).toEqual([
    { status: "completed" },
  ]);
});

test("without a database the command runs, and its files stay where they are", async () => {
  const away = { url: "postgres://nobody@127.0.0.1:1/none", dataDir: database().dataDir };
  await writeFile(join(folder, "table.csv"), "here");
  const args = ["run", "--type", "export", "--name", "away", "--input", join(folder, "table.csv")];
  const ended = await spawnCli(away, [...args, "--output", folder, "--", "echo", "ran"]);
  expect(ended).toMatchObject({ code: 0, stdout: "ran\n" });
  expect(ended.stderr).toContain("is not recorded");
});
