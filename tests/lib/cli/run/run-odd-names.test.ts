import { execFileSync } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { spawnCli } from "../call-cli";

const database = testDatabase();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jobs-odd-names-"));
  // As bytes: Node's own rm would not find these names.
  onTestFinished(() => void execFileSync("rm", ["-rf", folder]));
});

/** A name of Latin-1 in a shell: "Straße" without being UTF-8. */
const NAME = "Stra$(printf '\\337')e";

/** Calls the command line from a shell, which can give any bytes. */
const shell = (script: string) =>
  spawnCli(database(), ["-c", `cd ${folder} && ${script}`], { program: ["sh"] });

const jobs = (args: string) => `'${process.execPath}' '${resolve("bin/jobs.mjs")}' ${args}`;

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

test("a file and a folder whose names are not UTF-8 are stored like any other, their names with a mark", async () => {
  const command = `mkdir -p "out/${NAME}" && echo one > "out/${NAME}.csv" && echo two > "out/${NAME}/plain.txt" && echo three > out/plain.txt`;
  const ended = await shell(
    `mkdir out; ${jobs(`run --type export --name odd --output out/ -- sh -c '${command.replaceAll("'", `'"'"'`)}'`)}`,
  );
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await filesOf("odd")).toEqual([
    ["output", "plain.txt", "three\n"],
    ["output", "Stra\ufffde_plain.txt", "two\n"],
    ["output", "Stra\ufffde.csv", "one\n"],
  ]);
});

test("such a name may be that of an option, and a word of the command, too", async () => {
  const ended = await shell(
    `mkdir "out${NAME}"; echo in > "${NAME}.csv"; ${jobs(
      `run --type export --name given --input "${NAME}.csv" --output "out${NAME}" -- cp "${NAME}.csv" "out${NAME}/copy%.csv"`,
    )}`,
  );
  expect(ended).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(await filesOf("given")).toEqual([
    ["input", "Stra\ufffde.csv", "in\n"],
    ["output", "copy%.csv", "in\n"],
  ]);
});

test("a folder that can't be read is named, and the files of the others are stored", async () => {
  // As root every folder can be read; a folder that is gone by then can't.
  const ended = await shell(
    `mkdir -p out/a; ${jobs("run --type export --name gone --output out/ --output missing/ -- sh -c 'echo x > out/a/x.txt'")}`,
  );
  expect(ended).toMatchObject({ code: 0 });
  expect(ended.stderr).toMatch(/^No file of missing\/ is stored with the job: .*ENOENT/);
  expect(await filesOf("gone")).toEqual([["output", "a_x.txt", "x\n"]]);
});

test.each([
  [`create --type sync --name "${NAME}"`, "name: not UTF-8 text."],
  [`create --type sync --name=x --description="${NAME}"`, "description: not UTF-8 text."],
  [`subtask add 1 a "${NAME}"`, "name: not UTF-8 text."],
  [`user add "${NAME}" --role staff --password-stdin`, "name: not UTF-8 text."],
])("%s is refused by the field", async (args, sentence) => {
  expect(await shell(jobs(args))).toEqual({ code: 2, stdout: "", stderr: `${sentence}\n` });
});

test("a report of a failure is taken, with a mark for what can't be read", async () => {
  const created = await shell(jobs("create --type sync --name fails"));
  const id = created.stdout.trim();
  expect(await shell(jobs(`fail ${id} --message "${NAME}"`))).toMatchObject({ code: 0 });
  const [row] = await database().sql("select error_message from job_execution where job_id = $1", [id]);
  expect(row?.error_message).toBe("Stra\ufffde");
});
