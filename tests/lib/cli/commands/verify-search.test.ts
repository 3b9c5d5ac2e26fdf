import { expect, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { fillIndex } from "@/tests/support/jobs/search";
import { callCli, endOf, words } from "../call-cli";

const database = testDatabase();
const verify = (...args: string[]) => callCli(database(), ["verify-search", ...args]);

test("verify-search ends with 1 while the index differs from the jobs, and --repair makes it 0", async () => {
  const [first, second] = [await insertJob(database()), await insertJob(database())];
  await fillIndex(database());
  expect(await verify()).toEqual({ code: 0, stdout: "2 jobs compared: 0 wrong entries.\n", stderr: "" });
  await database().sql("delete from search_entry where job_id = $1", [first]);
  await database().sql("update search_entry set words = 'other:1' where job_id = $1", [second]);
  expect(await verify()).toEqual({
    code: 1,
    stdout: `job ${first} has no entry\njob ${second} has an outdated entry\n2 jobs compared: 2 wrong entries.\n`,
    stderr: "",
  });
  const found = await verify("--json");
  expect(found).toMatchObject({ code: 1, stderr: "" });
  const findings = [
    { jobId: first, fault: "missing" },
    { jobId: second, fault: "outdated" },
  ];
  expect(JSON.parse(found.stdout)).toEqual({ findings, wrong: 2, jobs: 2, repaired: 0 });
  const repaired = await verify("--repair");
  expect(repaired).toMatchObject({ code: 0, stderr: "" });
  expect(repaired.stdout).toMatch(/\n2 jobs compared: 2 wrong entries, repaired\.\n$/);
  expect(JSON.parse((await verify("--json")).stdout)).toMatchObject({ wrong: 0, repaired: 0 });
});

test("staff may not verify the search", async () => {
  await database().asUser("sven");
  expect(await endOf(database(), words`--as sven verify-search`)).toMatchObject({ exitCode: 6 });
});
