import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertSubtasks } from "@/tests/support/jobs/subtask-factory";
import { callCli, endOf, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);
let job: string;

beforeEach(async () => {
  job = await insertJob(database(), { status: "running" });
});

const rows = () =>
  database().sql("select number, name, status, error from job_subtask where job_id = $1 order by number", [
    job,
  ]);

test("steps are added from arguments and from stdin, and go their ways", async () => {
  expect(stdoutOf(await call("subtask", "add", job, "Unpack", "Check the rows"))).toBe("1\n2\n");
  const piped = await callCli(database(), ["subtask", "add", job, "-"], { input: "Load\r\n\nTidy – up" });
  expect(stdoutOf(piped)).toBe("3\n4\n");
  expect(JSON.parse(stdoutOf(await call("subtask", "add", job, "Last", "--json")))).toEqual({ numbers: [5] });
  for (const args of [
    words`subtask start ${job} 1`,
    words`subtask complete ${job} 1`,
    words`subtask fail ${job} 2 --message ${"row 7 has no city"}`,
    words`subtask cancel ${job} 3`,
  ]) {
    expect(await endOf(database(), args)).toEqual({ exitCode: 0, sentence: null });
  }
  expect(await rows()).toEqual([
    { number: 1, name: "Unpack", status: "completed", error: null },
    { number: 2, name: "Check the rows", status: "failed", error: "row 7 has no city" },
    { number: 3, name: "Load", status: "cancelled", error: null },
    { number: 4, name: "Tidy – up", status: "pending", error: null },
    { number: 5, name: "Last", status: "pending", error: null },
  ]);
});

test("what is wrong ends with the exit code and the sentence for it, and changes nothing", async () => {
  await insertSubtasks(database(), job, { completed: 1, pending: 1 });
  const pending = await insertJob(database());
  await insertSubtasks(database(), pending, { pending: 1 });
  const before = await rows();
  for (const [args, exitCode, sentence] of [
    [words`subtask start ${job} 1`, 4, `Subtask 1 of job ${job} is completed: it can't be started.`],
    [words`subtask start ${pending} 1`, 4, `Job ${pending} is pending: its subtasks can't be changed.`],
    [words`subtask cancel ${job} 3`, 3, `Job ${job} has no subtask 3.`],
    [words`subtask cancel 987654321 1`, 3, "There is no job 987654321."],
    [words`subtask add abc x`, 3, "There is no job abc."],
    [words`subtask start ${job} 1e0`, 2, "number: give the subtask's number, a whole number from 1."],
    [words`subtask add ${job} ${"x".repeat(256)}`, 2, "names.0: at most 255 characters."],
    [words`subtask add ${job} ${" "}`, 2, "names.0: give a name."],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode, sentence });
  }
  const many = await callCli(database(), ["subtask", "add", job, "-"], { input: "x\n".repeat(10_001) });
  expect(many).toMatchObject({ code: 2, stdout: "", stderr: "names: give at most 10,000 names at once.\n" });
  expect(await rows()).toEqual(before);
});

test("staff move the steps of their own jobs only", async () => {
  await database().asUser("anna");
  await insertSubtasks(database(), job, { pending: 1 });
  expect(await endOf(database(), words`--as anna subtask start ${job} 1`)).toEqual({
    exitCode: 3,
    sentence: `There is no job ${job}.`,
  });
});

test("a job is shown with its counts, its failed steps, and progress that is counted from them", async () => {
  await insertSubtasks(database(), job, { completed: 1, failed: 52, pending: 2 }, "bad \u001b[31mrow");
  const [text, json] = await Promise.all([call("show", job), call("show", job, "--json")]);
  const shown = stdoutOf(text);
  expect(shown).toMatch(/^Progress +1 of 55 subtasks completed \(counted from its subtasks\)$/m);
  expect(shown).toContain(
    "\nSubtasks (55)\n  2 pending, 1 completed, 52 failed\n  2 Step 2: bad \\u001b[31mrow\n",
  );
  expect(shown).toContain("\n  51 Step 51: bad \\u001b[31mrow\n  … and 2 more failed; --json shows them\n");
  const read = JSON.parse(stdoutOf(json));
  expect(read).toMatchObject({ id: job, subtasksLeftOut: 0, subtaskCounts: { total: 55, failed: 52 } });
  expect(read.subtasks).toHaveLength(55);
  expect(read.subtasks[54]).toEqual({
    number: 55,
    name: "Step 55",
    status: "pending",
    startedAt: null,
    finishedAt: null,
    error: null,
  });
  await database().sql("update job_execution set progress_done = 3 where job_id = $1", [job]);
  expect(stdoutOf(await call("show", job))).toMatch(/^Progress +3$/m);
});

test("the JSON of a job with more steps than it holds says how many it leaves out", async () => {
  await insertSubtasks(database(), job, { completed: 10_003 });
  const read = JSON.parse(stdoutOf(await call("show", job, "--json")));
  expect([read.subtasks.length, read.subtasksLeftOut, read.subtaskCounts.total]).toEqual([10_000, 3, 10_003]);
});
