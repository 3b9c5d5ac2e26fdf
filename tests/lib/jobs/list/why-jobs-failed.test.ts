import { expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();

test("the list says why a job failed, in one line, and nothing of the kind about another job", async () => {
  const failed = (errorMessage: string) => insertJob(database(), { status: "failed", errorMessage });
  const ids = {
    short: await failed("\u001b[31mRow 7 has no code\u001b[0m\n  at import.ts:9"),
    long: await failed(`\n\n${"x".repeat(65_000)}`),
    empty: await failed(" \n"),
    cancelled: await insertJob(database(), { status: "cancelled", errorMessage: "Row 8" }),
  };
  const { access } = database();
  const { jobs } = await readDashboard(access, {});
  const lines = Object.entries(ids).map(([what, id]) => [what, jobs.find((job) => job.id === id)?.errorLine]);
  expect(lines).toEqual([
    ["short", "Row 7 has no code"],
    ["long", `${"x".repeat(299)}…`],
    ["empty", null],
    ["cancelled", null],
  ]);
  expect(await getJob(access, ids.short)).toMatchObject({ errorLine: "Row 7 has no code" });
});
