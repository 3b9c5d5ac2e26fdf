import { execFile } from "node:child_process";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { inheritedVariables } from "@/lib/env";
import { getJob } from "@/lib/jobs/get-job";
import { losingOneAnswer } from "@/tests/support/http/lost-answer";
import { openRecorder } from "@/tests/support/recorder";
import { consoleForExamples, path, type Run } from "./run-examples";

const { up, run, folder } = consoleForExamples();

/** The one job of that name, whose it is and what its files are. */
async function recorded(name: string) {
  const rows = await up.database.sql("select id::text, owner_name from job where name = $1", [name]);
  expect(rows).toHaveLength(1);
  const id = String(rows[0]?.id);
  const subtasks = await up.database.sql(
    "select name, status from job_subtask where job_id = $1 order by number",
    [id],
  );
  return { ...(await getJob(up.database.access, id)), id, ownerName: rows[0]?.owner_name, subtasks };
}

/** As people write an address: a slash at its end does no harm. */
const throughLoss = async () => ({ JOBS_URL: `${await losingOneAnswer(up.site.address)}/` });
/** What an example prints of a job: where its page is. */
const pageOf = (id: string) => expect.stringMatching(`[^/]/jobs/show/${id}\n$`);

test("with curl alone a job is recorded that fails, and the failed jobs come as CSV", async () => {
  const { cwd, ...ended } = await run("curl", {
    command: [path("curl/record-job.sh")],
    variables: await throughLoss(),
  });
  const job = await recorded("Prices");
  expect(ended).toEqual({ code: 0, stderr: expect.any(String), stdout: pageOf(job.id) });
  expect(job).toMatchObject({
    type: "import",
    status: "failed",
    ownerName: "ada",
    progressDone: "16",
    progressTotal: "40",
    errorMessage: "prices.csv: row 17 has no price",
  });
  expect(await readFile(join(cwd, "jobs-export.csv"), "utf8")).toMatch(
    new RegExp(`^ID,Name,.*\n${job.id},Prices,import,Failed,[^\n]*\n$`),
  );
});

test("from Python work is recorded that meets a bad row, with its traceback, and the CSV comes", async () => {
  const { cwd, ...ended } = await run("python", {
    command: ["python3", path("python/record_job.py")],
    variables: await throughLoss(),
  });
  const job = await recorded("Added prices");
  expect(ended).toEqual({ code: 0, stderr: "", stdout: pageOf(job.id) });
  expect(job).toMatchObject({
    type: "validation",
    status: "failed",
    ownerName: "ada",
    progressDone: "2",
    progressTotal: "4",
    errorMessage: "ValueError: could not convert string to float: 'free'",
    stackTrace: expect.stringMatching(/^Traceback[\s\S]*sum_of_prices/),
  });
  expect(await readFile(join(cwd, "jobs-export.csv"), "utf8")).toMatch(
    new RegExp(`\n${job.id},Added prices,validation,Failed,`),
  );
});

test("from PHP work is recorded that succeeds, with what it made, and the CSV comes", async () => {
  const { cwd, ...ended } = await run("php", {
    command: ["php", path("php/record-job.php")],
    variables: await throughLoss(),
  });
  const job = await recorded("Labels");
  expect(ended).toEqual({ code: 0, stderr: "", stdout: pageOf(job.id) });
  expect(job).toMatchObject({
    type: "export",
    status: "completed",
    ownerName: "ada",
    progressDone: "3",
    progressTotal: "3",
    progressNote: "B 1",
  });
  expect(JSON.parse(job.output ?? "")).toEqual({ labels: ["BOX A 1", "BOX A 2", "BOX B 1"] });
  expect(await readFile(join(cwd, "jobs-export.csv"), "utf8")).toMatch(
    new RegExp(`\n${job.id},Labels,export,Completed,`),
  );
});

/** A clone's folder of the examples for Node, with the console's package installed. */
async function nodeProject(clone: string): Promise<string> {
  const project = join(clone, "examples/node");
  await cp(path("node"), project, { recursive: true, filter: (source) => !source.includes("node_modules") });
  await runHere("npm", ["run", "-s", "producer:pack", "--", "--pack-destination", clone]);
  await runHere("npm", ["install", "--offline", "--no-audit", "--no-fund"], project);
  return project;
}

test("from Node an import is recorded with its file, its steps and the row that it rejected", async () => {
  const project = await nodeProject(join(folder(), "clone"));
  const { code, stdout, stderr } = await run("node", {
    command: ["node", join(project, "record-job.mjs")],
    variables: await throughLoss(),
  });
  const job = await recorded("Airports");
  expect({ code, stderr, stdout }).toEqual({
    code: 0,
    // It says so when it has to try again.
    stderr: expect.stringMatching(/^\(node:\d+\) \[JOBS_CONSOLE_UNREACHABLE\].*\n.*\n$/),
    stdout: pageOf(job.id),
  });
  expect(job).toMatchObject({
    type: "import",
    status: "completed",
    ownerName: "ada",
    rowsGiven: 3,
    rowsRejected: 1,
    subtasks: [
      { name: "Read the rows", status: "completed" },
      { name: "Check the latitudes", status: "completed" },
    ],
  });
  const files = await up.database.sql("select kind, name from job_file where job_id = $1 order by id", [
    job.id,
  ]);
  expect(files).toEqual([
    { kind: "input", name: "airports.csv" },
    { kind: "error_report", name: expect.any(String) },
  ]);

  const again = (variables: Record<string, string>) =>
    run("node", { command: ["node", join(project, "record-job.mjs")], variables });
  const refused = await again({ JOBS_URL: up.site.address, JOBS_TOKEN: "jct_wrong" });
  expect(refused).toMatchObject({ stdout: "", stderr: expect.stringContaining("JOBS_CONSOLE_BAD_TOKEN") });
  expect(await again({ JOBS_URL: "" })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("JOBS_URL"),
  });
});

test("from Node with postgres a role that can do nothing else records a job with a step", async () => {
  const recorder = await openRecorder(up.database);
  try {
    const project = await nodeProject(join(folder(), "clone-for-sql"));
    await symlink(resolve("node_modules/postgres"), join(project, "node_modules/postgres"));
    const command: Run["command"] = ["node", join(project, "record-job-over-sql.mjs")];
    const { code, stdout, stderr } = await run("node", {
      command,
      variables: { DATABASE_URL: recorder.url },
    });
    const job = await recorded("Shelf marks");
    expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: "", stdout: `Job ${job.id} is recorded.\n` });
    expect(job).toMatchObject({
      type: "validation",
      status: "completed",
      rowsGiven: 4,
      rowsRejected: 1,
      progressDone: "4",
      subtasks: [{ name: "Check the letters", status: "completed" }],
    });
    expect(JSON.parse(job.output ?? "")).toEqual({ checked: 4, wrong: ["?"] });
    expect(await run("node", { command, variables: { DATABASE_URL: "" } })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("DATABASE_URL"),
    });
  } finally {
    await recorder.close();
  }
});

test("with psql a role that can do nothing else records a job with a step", async () => {
  const recorder = await openRecorder(up.database);
  try {
    const args = ["--no-psqlrc", recorder.url, "--file", path("psql/record-job.sql")];
    const { code, stdout, stderr } = await run("psql", { command: ["psql", ...args] });
    const job = await recorded("Catalogue");
    expect({ code, stderr, stdout }).toEqual({
      code: 0,
      stderr: "",
      stdout: `Job ${job.id} is completed.\n`,
    });
    expect(job).toMatchObject({
      type: "sync",
      status: "completed",
      progressDone: "400",
      progressNote: "shelf 400",
      subtasks: [{ name: "Compare the shelf marks", status: "completed" }],
    });
    expect(JSON.parse(job.output ?? "")).toEqual({ compared: 1000, missing: 2 });
  } finally {
    await recorder.close();
  }
});

test("what cron runs is recorded, and its output and exit code stay its own", async () => {
  const bin = join(folder(), "bin");
  await mkdir(bin);
  await symlink(resolve("bin/jobs.mjs"), join(bin, "jobs"));
  const PATH = [bin, inheritedVariables().PATH].join(delimiter);
  const empty = join(folder(), "empty.db");
  await writeFile(empty, "");
  const { code, stdout, stderr } = await run("cron", {
    command: [path("cron/nightly-dump.sh"), empty],
    variables: { JOBS_URL: up.site.address, PATH },
  });
  expect({ code, stdout, stderr }).toEqual({
    code: 3,
    stdout: `dumping ${empty}\n`,
    stderr: `${empty} is empty\n`,
  });
  // Without an address nothing is recorded, and it runs all the same.
  expect(
    await run("cron", { command: [path("cron/nightly-dump.sh"), empty], variables: { PATH } }),
  ).toMatchObject({ code: 3, stdout: `dumping ${empty}\n` });
  expect(await recorded("Nightly dump")).toMatchObject({
    type: "export",
    status: "failed",
    ownerName: "ada",
    errorMessage: "exit code 3",
    stackTrace: `${empty} is empty\n`,
  });
});

const runHere = (program: string, args: string[], cwd = ".") =>
  new Promise<string>((done, failed) => {
    execFile(program, args, { cwd, timeout: 180_000 }, (error, stdout) =>
      error ? failed(error) : done(stdout),
    );
  });
