import { Client } from "pg";
import { expect, test } from "vitest";
import { clearedMessage } from "@/app/jobs/clear/cleared-message";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { getClearRun } from "@/lib/jobs/clear/get-clear-run";
import type { Tab } from "@/lib/jobs/tab";
import { testDatabase } from "@/tests/support/database";
import { insertJob, OLD } from "@/tests/support/jobs/job-factory";

const database = testDatabase();

async function clear(tab: Tab = "general"): Promise<string | null> {
  const { access, store } = database();
  const { runId } = await clearJobs(access, store, 30, tab);
  const run = await getClearRun(access, runId);
  return run && clearedMessage(run, "UTC");
}

test("a clear that left alone what another holds does not say that there was no such job", async () => {
  await insertJob(database(), { ...OLD, status: "failed" });
  const other = new Client({ connectionString: database().url });
  await other.connect();
  await other.query("begin; select from job for update");
  expect(await clear()).toMatch(
    /^Nothing was deleted. Either no jobs that finished before .+ \(UTC\) were left, or other programs were changing them\.$/,
  );
  await other.query("rollback");
  await other.end();
  expect(await clear()).toMatch(/^Deleted 1 old job\. It had finished before .+ \(UTC\)\.$/);
});

test("a clear of the imports says that it was imports that went, or that none was left", async () => {
  for (const type of ["import", "ingest", "sync"])
    await insertJob(database(), { ...OLD, type, status: "failed" });
  expect(await clear("imports")).toMatch(/^Deleted 2 old imports\. All had finished before .+\.$/);
  expect(await clear("imports")).toMatch(
    /^Nothing was deleted. Either no imports that finished before .+ were left, .+\.$/,
  );
  expect(await clear()).toMatch(/^Deleted 1 old job\. It had finished before .+\.$/);
});
