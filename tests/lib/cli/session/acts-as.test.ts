import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, stdoutOf, words } from "../call-cli";

const database = testDatabase();
const call = (...args: string[]) => callCli(database(), args);

test("as a staff user it records, sees and clears that user's jobs and no others", async () => {
  const { viewer } = await database().asUser("anna");
  const owner = { id: viewer.id ?? "", name: "anna" };
  const mine = await insertJob(database(), { owner, status: "completed", name: "Mine" });
  const other = await insertJob(database(), { status: "completed", name: "Not mine" });
  const [listed, shown, moved, exported, created] = await Promise.all([
    call("list", "--json", "--as", "Anna"),
    call("--as", "anna", "show", other),
    call("--as", "anna", "cancel", other),
    call("--as", "anna", "export"),
    call("--as", "anna", "create", "--type", "sync", "--name", "New", "--json"),
  ]);
  const page = JSON.parse(stdoutOf(listed));
  expect(page.jobs.map((job: { id: string }) => job.id)).toContain(mine);
  expect(page.jobs.map((job: { id: string }) => job.id)).not.toContain(other);
  for (const { code, stdout, stderr } of [shown, moved]) {
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: "", stderr: `There is no job ${other}.\n` });
  }
  expect(stdoutOf(exported)).not.toContain("Not mine");
  const { id } = JSON.parse(stdoutOf(created));
  expect(await database().sql("select owner_id::text, owner_name from job where id = $1", [id])).toEqual([
    { owner_id: owner.id, owner_name: "anna" },
  ]);
  const cleared = await call("--as", "anna", "clear", "--days", "1");
  expect(cleared).toMatchObject({ code: 0, stdout: "1 job deleted.\n" });
  expect(await database().sql("select id::text from job where status = 'completed'")).toEqual([
    { id: other },
  ]);
});

test("an unknown user, a disabled one, and what is not for staff are refused", async () => {
  await database().asUser("bela");
  await database().asUser("gone");
  await database().sql("update app_user set disabled_at = now() where name = 'gone'");
  for (const [args, exitCode, sentence] of [
    [words`--as nobody list`, 2, "as: there is no user named nobody."],
    [words`list --as gone`, 6, "The user gone is disabled."],
    [words`--as bela user list`, 6, "Only administrators can see or change users."],
    [words`--as bela user disable gone`, 6, "Only administrators can see or change users."],
    [
      words`--as bela create --type sync --name x --owner gone`,
      2,
      "owner: only administrators can name another owner.",
    ],
    [words`--as bela database-url`, 2, "as: it can't be used with this command."],
  ] as const) {
    expect(await endOf(database(), [...args])).toEqual({ exitCode, sentence });
  }
});
