import { expect, test } from "vitest";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertRunning, watchedFor } from "@/tests/support/jobs/signs";

const HOUR = 3_600;
const database = testDatabase();

test("a dashboard knows the silent ones of its tab, and what its running jobs usually take", async () => {
  await watchedFor(database(), 24 * HOUR);
  for (let many = 0; many < 20; many++) {
    await insertJob(database(), { name: "Figures", type: "export", status: "completed" });
  }
  const quiet = await readDashboard(database().access, {});
  expect([quiet.silent, quiet.expected.size]).toEqual([0, 0]);
  const silent = await insertRunning(
    database(),
    { sign: HOUR, started: HOUR },
    { name: "Figures", type: "export" },
  );
  const busy = await readDashboard(database().access, {});
  expect([busy.silent, busy.jobs.find(({ id }) => id === silent)?.isSilent]).toEqual([1, true]);
  expect([...busy.expected]).toEqual([
    [silent, { basis: "name", jobs: 20, usualSeconds: 2.25, longSeconds: 2.25 }],
  ]);
  const imports = await readDashboard(database().access, { tab: "imports" });
  expect([imports.silent, imports.expected.size]).toEqual([0, 0]);
});

test("where nothing runs on the tab, none is silent, although too many run on another tab", async () => {
  const { access, sql } = database();
  const diana = await database().asUser("diana");
  await sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 2001) returning id)
     insert into job (id, type, status, owner_id) select id, 'export', 'running', $1 from root`,
    [diana.viewer.id],
  );
  for (const of of [access, diana]) {
    expect((await readDashboard(of, {})).silent).toBeNull();
    expect((await readDashboard(of, { tab: "imports" })).silent).toBe(0);
  }
});
