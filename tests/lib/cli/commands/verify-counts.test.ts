import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { callCli, endOf, words } from "../call-cli";

const database = testDatabase();
const verify = (...args: string[]) => callCli(database(), ["verify-counts", ...args]);

test("verify-counts ends with 1 when a job was written with triggers off, and --repair makes it 0", async () => {
  await insertJob(database(), { status: "running" });
  expect(await verify()).toEqual({ code: 0, stdout: "All jobs counted: 0 wrong counts.\n", stderr: "" });
  await database().sql(`set session_replication_role = replica;
    insert into object (id, class_name) values (900, 'Job'); insert into job (id, type) values (900, 'sync')`);
  expect(await verify()).toEqual({
    code: 1,
    stdout: `${[
      "everyone, all types, pending: 0 stored, 1 counted",
      "everyone, type sync, pending: 0 stored, 1 counted",
      "no owner, all types, pending: 0 stored, 1 counted",
      "no owner, type sync, pending: 0 stored, 1 counted",
      "All jobs counted: 4 wrong counts.",
    ].join("\n")}\n`,
    stderr: "",
  });
  const found = await verify("--json");
  expect(found).toMatchObject({ code: 1, stderr: "" });
  expect(JSON.parse(found.stdout)).toMatchObject({
    findings: [{ whose: "*", types: "*", status: "pending", kept: 0, counted: 1 }, {}, {}, {}],
    wrong: 4,
    repaired: 0,
  });
  const repaired = await verify("--repair");
  expect(repaired).toMatchObject({ code: 0, stderr: "" });
  expect(repaired.stdout).toMatch(/\nAll jobs counted: 4 wrong counts, repaired\.\n$/);
  expect(JSON.parse((await verify("--json")).stdout)).toEqual({ findings: [], wrong: 0, repaired: 0 });
});

test("staff may not verify the counts", async () => {
  await database().asUser("sven");
  expect(await endOf(database(), words`--as sven verify-counts --repair`)).toMatchObject({ exitCode: 6 });
});
