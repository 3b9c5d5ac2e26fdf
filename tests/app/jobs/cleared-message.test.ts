import { Client } from "pg";
import { expect, test } from "vitest";
import { clearedMessage } from "@/app/jobs/_components/cleared-message";
import { clearJobs } from "@/lib/jobs/clear-jobs";
import { getClearRun } from "@/lib/jobs/get-clear-run";
import { testDatabase } from "@/tests/support/database";
import { insertJob, OLD } from "@/tests/support/job-factory";

const database = testDatabase();

async function clear(): Promise<string | null> {
  const { access, store } = database();
  const { runId } = await clearJobs(access, store, 30);
  return clearedMessage(await getClearRun(access, runId), "UTC");
}

test("a clear that left alone what another holds does not say that there was no such job", async () => {
  await insertJob(database(), { ...OLD, status: "failed" });
  const other = new Client({ connectionString: database().url });
  await other.connect();
  await other.query("begin; select from job for update");
  expect(await clear()).toMatch(
    /^Nothing was removed: no job that finished before .+ \(UTC\) was left, or what was left was being changed\.$/,
  );
  await other.query("rollback");
  await other.end();
  expect(await clear()).toMatch(/^Removed 1 old job\. It had finished before .+ \(UTC\)\.$/);
});
