import { expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { startOutage } from "@/tests/support/outage";
import { callCli, endOf, leadingTo, startCli, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const start = (...args: string[]) => startCli(leadingTo(database()), args);
const record = async (...args: string[]) => stdoutOf(await callCli(database(), args)).trim();
/** Lines without their moments, which are checked to be ones. */
const untimed = (text: string) =>
  text.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}/gm, "").replace(/after [\d.]+ s$/m, "after N s");

test("a job that is recorded meanwhile is followed to its end, by itself and in the list of its owner", async () => {
  const { viewer } = await database().asUser("anna");
  const all = start("watch", "--status", "failed");
  const annas = start("watch", "--as", "anna", "--json");
  await all.says("TIME (UTC)           ID");
  // In JSON, nothing says that it has begun: it sees the first job that comes after that.
  await vi.waitFor(
    async () => {
      await insertJob(database(), { name: "Early", owner: { id: viewer.id, name: "anna" } });
      await annas.says("Early", 300);
    },
    { timeout: 60_000 },
  );
  const id = await record(...words`create --type import --name Airports --owner anna`);
  const one = start("watch", id);
  await one.says("pending");
  await record("subtask", "add", id, "Read the rows", "Check the cities");
  await record("start", id);
  await one.says("  running\n");
  await record(...words`progress ${id} --done 1200 --total 3376 --note ${"row 1,200"}`);
  await one.says("1200 of 3376 row 1,200\n");
  await record("subtask", "complete", id, "1");
  await one.says("Read the rows: completed");
  await record("fail", id, "--message", `no \u001b[2Jsuch city\n2\n3\n4\n5\n6\n7`);
  const { code, stdout, stderr } = await one.ended;
  expect({ code, stderr }).toEqual({ code: 8, stderr: "" });
  expect(untimed(stdout)).toBe(`Job ${id}: Airports (import), run by anna. Times are in UTC.
pending
running
1200 of 3376 row 1,200
subtask 1 Read the rows: completed
subtask 2 Check the cities: cancelled
failed after N s
  no \\u001b[2Jsuch city
  2
  3
  4
  5
  … 2 more lines: jobs show ${id}
`);
  await all.says(` ${id}  `);
  await annas.says('"status":"failed"');
  for (const { child } of [all, annas]) child.kill("SIGINT");
  const [listed, lines] = [await all.ended, await annas.ended];
  expect(listed).toMatchObject({ code: 130, stderr: "" });
  expect(untimed(listed.stdout).split("\n").slice(1)).toEqual([
    `${id.padEnd(10)}  failed     import         anna          Airports`,
    "",
  ]);
  expect(lines).toMatchObject({ code: 130, stderr: "" });
  const jobs = lines.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(jobs.map((job) => job.ownerName))).toEqual(new Set(["anna"]));
  expect(jobs.at(-1)).toMatchObject({ id, status: "failed", progressDone: "1200" });
});

test("a job that has ended says so at once, with its outcome as the exit code", async () => {
  const times = { startedAt: "2026-03-01T10:00:00Z", finishedAt: "2026-03-01T10:03:05Z" };
  for (const [status, code] of [
    ["completed", 0],
    ["failed", 8],
    ["cancelled", 9],
  ] as const) {
    const id = await insertJob(database(), { status, ...times });
    const [text, json] = [
      await callCli(database(), ["watch", id]),
      await callCli(database(), words`watch ${id} --json`),
    ];
    expect(text).toMatchObject({ code, stderr: "" });
    expect(untimed(text.stdout).split("\n")[1]).toBe(`${status} after 3 min 5 s`);
    expect(json).toMatchObject({ code, stderr: "" });
    expect(JSON.parse(json.stdout)).toMatchObject({ id, status, durationSeconds: 185 });
  }
});

test("a job that is not there, is another's, or goes meanwhile, is not found", async () => {
  await database().asUser("bela");
  const id = await insertJob(database(), { status: "running" });
  for (const [args, job] of [
    [words`watch 999999`, "999999"],
    [words`watch x`, "x"],
    [words`watch ${id} --as bela`, id],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode: 3, sentence: `There is no job ${job}.` });
  }
  const watching = start("watch", id);
  await watching.says("running");
  await database().sql("delete from object where id = $1", [id]);
  expect(await watching.ended).toMatchObject({
    code: 3,
    stderr: `Job ${id} was deleted, or the user may not see it any more.\n`,
  });
});

test("a filter that no list has, and one beside an ID, are refused", async () => {
  for (const [args, sentence] of [
    [words`watch 1 --status failed`, "id: a job is watched by its ID alone, without filters."],
    [words`watch --status queued`, "status: give one of pending, running, completed, failed, cancelled."],
    [words`watch --type nothing_like_it`, "type: there is no type “nothing_like_it”."],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode: 2, sentence });
  }
});

test("without a database it does not begin; one that goes away is said once, and waited for", async () => {
  const outage = await startOutage(database().url);
  onTestFinished(() => outage.close());
  const variables = { ...leadingTo(database()), DATABASE_URL: outage.url };
  const id = await insertJob(database(), { status: "running" });
  const watching = startCli(variables, ["watch", id]);
  await watching.says("running");
  outage.cut();
  await watching.warns("The database has not answered since");
  expect(await endOf({ ...database(), url: outage.url }, ["watch", id])).toMatchObject({ exitCode: 5 });
  await record("complete", id);
  outage.restore();
  const { code, stdout, stderr } = await watching.ended;
  expect([code, untimed(stdout)]).toEqual([0, expect.stringContaining("\ncompleted after ")]);
  expect(stderr).toMatch(
    /^The database has not answered since \S+ \S+ UTC\. Still trying\.\nThe database answers again\.\n$/,
  );
});

test("a user whose rights change sees what they may see now, and nothing once they are disabled", async () => {
  await Promise.all(["chief", "other"].map((name) => database().asUser(name, "admin")));
  const id = await insertJob(database(), { status: "running" });
  const [one, list] = [start("watch", id, "--as", "chief"), start("watch", "--as", "chief")];
  await Promise.all([one.says("running"), list.says("TIME")]);
  await database().sql("update app_user set role = 'staff' where name = 'chief'");
  expect(await one.ended).toMatchObject({ code: 3 });
  // The list follows within five seconds; from then on it shows no other's job.
  let round = 0;
  await vi.waitFor(
    async () => {
      const at = ++round;
      await insertJob(database(), { name: `Hidden ${at}.` });
      await record("create", "--type", "import", "--name", `Own ${at}.`, "--owner", "chief");
      await list.says(`Own ${at}.`);
      await expect(list.says(`Hidden ${at}.`, 0)).rejects.toThrow();
    },
    { timeout: 60_000 },
  );
  await database().sql("update app_user set disabled_at = now() where name = 'chief'");
  expect(await list.ended).toMatchObject({ code: 6, stderr: "The user chief is disabled.\n" });
});

test("it ends quietly when nobody reads any more", async () => {
  const { child, ended, says } = start("watch");
  await says("TIME");
  child.stdout?.destroy();
  await insertJob(database());
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});
