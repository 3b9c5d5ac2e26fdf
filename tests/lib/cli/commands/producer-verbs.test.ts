import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, spawnCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);
const read = (id: string) => getJob(database().access, id);

test("a job is created with all that is known of it, and goes through its verbs to its end", async () => {
  await database().asUser("anna");
  const created = await call(
    "create",
    "--type",
    "import",
    "--name",
    "Nightly",
    "--owner",
    "Anna",
    "--description",
    "All of it",
    "--run-at",
    "https://example.org/imports",
    "--object-class",
    "Fonds",
    "--object-key",
    "F 1",
    "--object-label",
    "Papers",
    "--object-url",
    "/fonds/1",
  );
  const id = stdoutOf(created).trimEnd();
  expect(created.stdout).toMatch(/^[1-9]\d*\n$/);
  expect(await read(id)).toMatchObject({
    name: "Nightly",
    type: "import",
    status: "pending",
    ownerName: "anna",
    description: "All of it",
    ...{
      runAt: "https://example.org/imports",
      objectClass: "Fonds",
      objectLabel: "Papers",
      objectUrl: "/fonds/1",
    },
  });

  const statuses = [];
  for (const verb of ["queue", "start"]) {
    expect(stdoutOf(await call(verb, id))).toBe("");
    statuses.push((await read(id))?.status);
  }
  stdoutOf(await call("progress", id, "--done", "3", "--total", "10", "--note", "row 3"));
  stdoutOf(await callCli(database(), ["output", id], { input: '{"rows": 3}' }));
  stdoutOf(await call("complete", id));
  expect(statuses).toEqual(["queued", "running"]);
  expect(await read(id)).toMatchObject({
    status: "completed",
    progressDone: "3",
    progressTotal: "10",
    progressNote: "row 3",
    output: '{"rows": 3}',
  });
});

test("a failure keeps its message and its trace, and one whose trace can't be read is a failure all the same", async () => {
  const [piped, missing, cancelled] = [
    await insertJob(database(), { status: "running" }),
    await insertJob(database(), { status: "queued" }),
    await insertJob(database(), { status: "pending" }),
  ];
  const [one, other, third] = await Promise.all([
    spawnCli(database(), ["fail", piped, "--message", "disk full", "--trace-file", "-"], {
      input: "at line 1\0\n",
    }),
    call("fail", missing, "--message", "no log", "--trace-file", "/nonexistent/log"),
    call("cancel", cancelled),
  ]);
  stdoutOf(one);
  expect(await read(piped)).toMatchObject({
    status: "failed",
    errorMessage: "disk full",
    stackTrace: "at line 1\uFFFD\n",
  });
  expect(other.code).toBe(0);
  expect(other.stderr).toContain("The trace is not recorded");
  expect(await read(missing)).toMatchObject({ status: "failed", errorMessage: "no log", stackTrace: null });
  stdoutOf(third);
  expect((await read(cancelled))?.status).toBe("cancelled");
});

test("an illegal move answers 4 and names the present status", async () => {
  const [pending, failed] = [await insertJob(database()), await insertJob(database(), { status: "failed" })];
  const refused = {
    code: 4,
    stdout: "",
    stderr: `Job ${pending} is pending: it can't be marked as completed.\n`,
  };
  expect(await call("complete", pending)).toEqual(refused);
  for (const [args, sentence] of [
    [words`start ${failed}`, `Job ${failed} is failed: it can't be started.`],
    [words`queue ${failed}`, `Job ${failed} is failed: it can't be marked as queued.`],
    [words`cancel ${failed}`, `Job ${failed} is failed: it can't be marked as cancelled.`],
    [words`fail ${failed} --message again`, `Job ${failed} is failed: it can't be marked as failed.`],
    [words`progress ${pending} --done 1`, `Job ${pending} is pending: it can't report progress.`],
    [words`output ${failed} text`, `Job ${failed} is failed: it can't record output.`],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode: 4, sentence });
  }
  expect((await read(pending))?.status).toBe("pending");
});

test("a job that isn't there answers 3, whatever was written for its id", async () => {
  const shown = await call("show", "1; drop\u001b[2J");
  expect(shown).toEqual({ code: 3, stdout: "", stderr: "There is no job 1; drop\\u001b[2J.\n" });
  for (const id of ["999999", "99999999999999999999", "0", "abc", ""]) {
    for (const args of [words`start ${id}`, words`output ${id} text`, words`show ${id}`]) {
      expect(await endOf(database(), args)).toEqual({ exitCode: 3, sentence: `There is no job ${id}.` });
    }
  }
});

test("a value that can't be taken answers 2 with one sentence, and records nothing", async () => {
  const id = await insertJob(database(), { status: "running" });
  const before = await database().sql("select count(*) from job");
  for (const args of [
    words`create --type Import --name x`,
    words`create --type import --name ${"x".repeat(256)}`,
    words`create --type import --name x --owner nobody`,
    words`create --type import --name x --object-key 1`,
    words`progress ${id} --done ${""}`,
    words`progress ${id} --done 5 --total -1`,
  ]) {
    const { exitCode, sentence } = await endOf(database(), args);
    expect([args, exitCode]).toEqual([args, 2]);
    expect(sentence).toMatch(/^[\w.-]+: [^\n]+$/);
    expect(sentence).not.toMatch(/select|insert|jobs\.|Failed query/i);
  }
  const nameless = await call("create", "--type", "import");
  expect(nameless).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(/^error: [^\n]+\n$/) });
  expect(await database().sql("select count(*) from job")).toEqual(before);
});
