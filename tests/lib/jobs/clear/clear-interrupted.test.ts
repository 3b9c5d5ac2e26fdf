import { AsyncResource } from "node:async_hooks";
import { fork } from "node:child_process";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { connect } from "@/db/client";
import { enterRequest } from "@/lib/current-request";
import { statementAbandoned } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { findCurrentRun, getClearRun } from "@/lib/jobs/clear/get-clear-run";
import { stopClearRun } from "@/lib/jobs/clear/stop-clear-run";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { testDatabase } from "@/tests/support/database";
import { insertOldJobs } from "@/tests/support/jobs/old-jobs";

const database = testDatabase();

// Whatever was cut off, killed or held: the kept counts are those of the jobs that are there.
afterEach(async () => {
  expect(await verifyCounts(database().access, { repair: false })).toEqual({ findings: [], wrong: 0 });
});
const JOBS = 1_200;

/** A user with so many old jobs, who is the only one to clear them. */
async function userWithOldJobs(name: string): Promise<Access> {
  const access = await database().asUser(name);
  await insertOldJobs(database(), JOBS, access.viewer);
  return access;
}
const left = async ({ viewer }: Access) =>
  (await database().sql("select from job where owner_id = $1", [viewer.id])).length;
const runs = async ({ viewer }: Access) =>
  database().sql(
    "select id::text, removed::int, finished_at is not null as ended from clear_run where viewer_id = $1",
    [viewer.id],
  );
const silence = ({ viewer }: Access) =>
  database().sql(
    "update clear_run set last_sign_at = clock_timestamp() - interval '11 seconds' where viewer_id = $1",
    [viewer.id],
  );

/** Cuts a clear off after its first batch. */
async function clearCutOff(access: Access): Promise<void> {
  const ending = new AbortController();
  const cutOff = clearJobs(access, database().store, 30, "general", {
    onBatch: () => ending.abort(),
    signal: ending.signal,
  });
  await expect(cutOff).rejects.toThrow();
}

test("cut off and asked for again, a clear goes on: one run, whose number is of all that went", async () => {
  const anna = await userWithOldJobs("anna");
  await clearCutOff(anna);
  const present = await findCurrentRun(anna, null);
  expect(present).toMatchObject({ state: "interrupted", isResumable: true, expected: JOBS });
  expect(present?.removed).toBe(JOBS - (await left(anna)));
  expect(await left(anna)).toBeGreaterThan(0);
  const again = await clearJobs(anna, database().store, 30);
  expect(again).toEqual({ removed: JOBS, runId: present?.id });
  expect(await runs(anna)).toEqual([{ id: present?.id, removed: JOBS, ended: true }]);
  expect(await left(anna)).toBe(0);
});

test.each(["before it has counted", "after a batch"])(
  "a person who asked for a clear leaves %s: it continues to its end, and says how many it deleted",
  async (when) => {
    const name = `leaver ${when}`;
    const { viewer } = await userWithOldJobs(name);
    const watch = { abandoned: statementAbandoned, ended: () => undefined };
    const connection = connect(database().url, { watch });
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    const leave = () => void response.emit("close");
    const clearing = new AsyncResource("request").runInAsyncScope(() => {
      enterRequest(name, response);
      const onBatch = () => (when === "after a batch" ? leave() : undefined);
      return clearJobs({ ...connection, viewer }, database().store, 30, "general", { onBatch });
    });
    if (when !== "after a batch") leave();
    expect(await clearing.finally(() => connection.close())).toMatchObject({ removed: JOBS });
    expect(await runs({ ...connection, viewer })).toMatchObject([{ removed: JOBS, ended: true }]);
  },
);

test("cut off longer ago than an hour, or asked for another age or tab, a clear begins anew", async () => {
  const bela = await userWithOldJobs("bela");
  const ending = AbortSignal.abort();
  await expect(clearJobs(bela, database().store, 30, "general", { signal: ending })).rejects.toThrow();
  await expect(clearJobs(bela, database().store, 31, "general", { signal: ending })).rejects.toThrow();
  await expect(clearJobs(bela, database().store, 30, "imports", { signal: ending })).rejects.toThrow();
  expect(await runs(bela)).toHaveLength(3);
  await database().sql("update clear_run set last_sign_at = clock_timestamp() - interval '61 minutes'");
  expect(await findCurrentRun(bela, null)).toBeNull();
  await clearJobs(bela, database().store, 30);
  expect(await runs(bela)).toHaveLength(4);
});

test("the same clear asked for twice at once is one run, and both learn of all that went", async () => {
  const carla = await userWithOldJobs("carla");
  const other = connect(database().url, { maxConnections: 2 });
  const clears = [carla, { ...other, viewer: carla.viewer }, carla, { ...other, viewer: carla.viewer }].map(
    (access) => clearJobs(access, database().store, 30),
  );
  const removed = (await Promise.all(clears)).map((cleared) => cleared.removed);
  await other.close();
  expect(removed).toEqual([JOBS, JOBS, JOBS, JOBS]);
  expect(await runs(carla)).toMatchObject([{ removed: JOBS, ended: true }]);
});

test("an administrator and staff who clear the same jobs at once count each job once", async () => {
  const dora = await userWithOldJobs("dora");
  const admin = await database().asUser("greta", "admin");
  const [own, all] = await Promise.all([
    clearJobs(dora, database().store, 30),
    clearJobs(admin, database().store, 30),
  ]);
  // Each leaves alone what the other holds just then; what is left at the end, nobody held.
  const rest = await clearJobs(admin, database().store, 30);
  expect(own.removed + all.removed + rest.removed).toBe(JOBS);
  expect(await left(dora)).toBe(0);
});

test("a process that was killed half-way leaves a run that says so, and another process resumes it", async () => {
  const emil = await userWithOldJobs("emil");
  const child = fork("tests/support/clear-and-hang.ts", [database().url, emil.viewer.id ?? ""], {
    execArgv: ["--import", "tsx"],
  });
  await new Promise((batch) => child.once("message", batch));
  expect(await findCurrentRun(emil, null)).toMatchObject({ state: "running" });
  const joined = clearJobs(emil, database().store, 30);
  child.kill("SIGKILL");
  await new Promise((exit) => child.once("exit", exit));
  await silence(emil);
  expect(await findCurrentRun(emil, null)).toMatchObject({ state: "interrupted", isResumable: true });
  expect(await joined).toMatchObject({ removed: JOBS });
  expect(await runs(emil)).toMatchObject([{ removed: JOBS, ended: true }]);
  expect(await left(emil)).toBe(0);
});

test("a clock that was set back keeps nobody from going on", async () => {
  const ella = await userWithOldJobs("ella");
  await clearCutOff(ella);
  await database().sql(
    "update clear_run set worker = 'killed', last_sign_at = clock_timestamp() + interval '1 hour' where viewer_id = $1",
    [ella.viewer.id],
  );
  expect(await findCurrentRun(ella, null)).toMatchObject({ state: "interrupted", isResumable: true });
  expect(await clearJobs(ella, database().store, 30)).toMatchObject({ removed: JOBS });
});

test("a backend that dies under any batch leaves the run's number true", async () => {
  const frida = await userWithOldJobs("frida");
  const connection = connect(database().url, { maxConnections: 1, onIdleError: () => undefined });
  let killed = 0;
  while ((await left(frida)) > 0) {
    const killing = new AbortController();
    const kill = killClear(killing.signal);
    await clearJobs({ ...connection, viewer: frida.viewer }, database().store, 30).catch(() => undefined);
    killing.abort();
    killed += await kill;
    const removed = (await runs(frida)).reduce((sum, run) => sum + Number(run.removed), 0);
    expect(removed).toBe(JOBS - (await left(frida)));
    await silence(frida);
    if (killed >= 3) break;
  }
  await connection.close();
  expect(killed).toBeGreaterThan(0);
  await clearJobs(frida, database().store, 30);
  expect((await runs(frida)).reduce((sum, run) => sum + Number(run.removed), 0)).toBe(JOBS);
  expect(await left(frida)).toBe(0);
});

/** Ends the first backend found in the middle of a batch. */
async function killClear(signal: AbortSignal): Promise<number> {
  const client = new Client({ connectionString: database().url });
  await client.connect();
  let killed = 0;
  while (killed === 0 && !signal.aborted) {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and state = 'active' and query like 'with "old" as%'`,
    );
    killed = rowCount ?? 0;
  }
  await client.end();
  return killed;
}

test("stopped, a clear ends after its batch, leaves the other jobs, and is not resumed", async () => {
  const heidi = await userWithOldJobs("heidi");
  const { removed, runId } = await clearJobs(heidi, database().store, 30, "general", {
    onBatch: async () => {
      const run = await findCurrentRun(heidi, null);
      await stopClearRun(heidi, run?.id ?? "");
    },
  });
  expect(await getClearRun(heidi, runId)).toMatchObject({ state: "stopped", removed, isResumable: false });
  expect(removed).toBe(JOBS - (await left(heidi)));
  expect(await findCurrentRun(heidi, null)).toBeNull();
});

test("stopping a clear whose process is gone ends it; nobody can stop another's", async () => {
  const ivan = await userWithOldJobs("ivan");
  const judith = await database().asUser("judith", "admin");
  const ending = AbortSignal.abort();
  await expect(clearJobs(ivan, database().store, 30, "general", { signal: ending })).rejects.toThrow();
  const id = (await findCurrentRun(ivan, null))?.id ?? "";
  await stopClearRun(judith, id);
  expect(await getClearRun(ivan, id)).toMatchObject({ state: "interrupted" });
  await stopClearRun(ivan, id);
  expect(await getClearRun(ivan, id)).toMatchObject({ state: "stopped", removed: 0 });
});

test.each([
  ["an administrator becomes staff", "update app_user set role = 'staff' where id = $1"],
  ["a user is disabled", "update app_user set disabled_at = now() where id = $1"],
])("when %s, their clear stops: nothing more goes", async (what, change) => {
  const admin = await database().asUser(what, "admin");
  await insertOldJobs(database(), JOBS, admin.viewer);
  let ofFirst = 0;
  const { removed, runId } = await clearJobs(admin, database().store, 30, "general", {
    onBatch: async (batch) => {
      if (ofFirst === 0) await database().sql(change, [admin.viewer.id]);
      ofFirst ||= batch;
    },
  });
  expect(removed).toBe(ofFirst);
  expect(removed + (await left(admin))).toBeGreaterThanOrEqual(JOBS);
  expect(await getClearRun(admin, runId)).toMatchObject({ state: "stopped", removed });
});
