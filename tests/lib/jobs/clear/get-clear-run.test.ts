import { expect, test } from "vitest";
import { connect } from "@/db/client";
import type { Access } from "@/lib/jobs/access";
import { clearJobs } from "@/lib/jobs/clear/clear-jobs";
import { getClearRun } from "@/lib/jobs/clear/get-clear-run";
import { testDatabase } from "@/tests/support/database";
import { insertJob, type JobRow } from "@/tests/support/jobs/job-factory";
import { startOutage } from "@/tests/support/outage";

const database = testDatabase();

const OLD = {
  status: "failed",
  createdAt: "2020-01-01T00:00:00Z",
  startedAt: "2020-01-01T00:00:00Z",
  finishedAt: "2020-01-02T00:00:00Z",
} satisfies JobRow;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A user with so many old jobs, who is the only one to clear them. */
async function userWithOldJobs(name: string, jobs: number): Promise<Access> {
  const access = await database().asUser(name);
  for (let made = 0; made < jobs; made++)
    await insertJob(database(), { ...OLD, owner: { id: access.viewer.id ?? "", name } });
  return access;
}

const runsOf = async ({ viewer }: Access) =>
  (
    await database().sql("select id::text from clear_run where viewer_id = $1 order by clear_run.id", [
      viewer.id,
    ])
  ).map(({ id }) => String(id));
const onlyRunOf = async (access: Access) => {
  const ids = await runsOf(access);
  expect(ids).toHaveLength(1);
  return getClearRun(access, ids[0] ?? "");
};

test("a clear can be read afterwards: its cut-off, how many went, from when to when", async () => {
  const anna = await userWithOldJobs("anna", 3);
  const { removed, runId } = await clearJobs(anna, database().store, 30);
  const run = await getClearRun(anna, runId);
  expect([removed, run?.removed]).toEqual([3, 3]);
  for (const moment of [run?.finishedBefore, run?.startedAt, run?.finishedAt]) expect(moment).toMatch(ISO);
  const [exact] = await database().sql(
    `select finished_before = $2::timestamptz and started_at = $3::timestamptz as same_moments,
       started_at - finished_before between '30 days' and '30 days 1 minute' as age, finished_at > started_at as ended
     from clear_run where id = $1`,
    [runId, run?.finishedBefore, run?.startedAt],
  );
  expect(exact).toEqual({ same_moments: true, age: true, ended: true });
});

test("a run says of which tab's jobs it was", async () => {
  const kim = await userWithOldJobs("kim", 1);
  for (const tab of ["general", "imports"] as const) {
    const { runId } = await clearJobs(kim, database().store, 30, tab);
    expect(await getClearRun(kim, runId)).toMatchObject({ tab });
  }
});

test("a clear that found nothing to remove is recorded as well", async () => {
  const bela = await userWithOldJobs("bela", 0);
  const { runId } = await clearJobs(bela, database().store, 30);
  expect(await getClearRun(bela, runId)).toMatchObject({
    removed: 0,
    finishedAt: expect.stringMatching(ISO),
  });
});

test("cut off after a batch, the run says how many went and that it did not finish", async () => {
  const carla = await userWithOldJobs("carla", 2);
  const outage = await startOutage(database().url);
  const connection = connect(outage.url);
  try {
    await expect(
      clearJobs({ ...connection, viewer: carla.viewer }, database().store, 30, "general", {
        onBatch: () => outage.cut(),
      }),
    ).rejects.toThrow();
  } finally {
    await connection.close();
    await outage.close();
  }
  expect(await onlyRunOf(carla)).toMatchObject({ removed: 2, finishedAt: null });
  expect(await database().sql("select from job where owner_id = $1", [carla.viewer.id])).toEqual([]);
});

test("a batch that fails counts nothing, for nothing of it went", async () => {
  const dora = await userWithOldJobs("dora", 2);
  await database().sql(
    `create function public.refuse() returns trigger language plpgsql as
       $$ begin raise exception 'refused'; end $$;
     create trigger refuse after delete on job for each row when (old.owner_name = 'dora') execute function refuse()`,
  );
  await expect(clearJobs(dora, database().store, 30)).rejects.toThrow();
  expect(await onlyRunOf(dora)).toMatchObject({ removed: 0, finishedAt: null });
  expect(await database().sql("select from job where owner_id = $1", [dora.viewer.id])).toHaveLength(2);
});

test("another's run, even for an administrator, and an id that can't be one are no run", async () => {
  const emil = await userWithOldJobs("emil", 1);
  const frida = await database().asUser("frida");
  const admin = await database().asUser("greta", "admin");
  const { runId } = await clearJobs(emil, database().store, 30);
  const ofCli = await clearJobs(database().access, database().store, 3650);
  for (const access of [frida, admin, database().access]) expect(await getClearRun(access, runId)).toBeNull();
  for (const access of [emil, admin]) expect(await getClearRun(access, ofCli.runId)).toBeNull();
  expect(await getClearRun(database().access, ofCli.runId)).not.toBeNull();
  for (const id of ["", "0", "-1", `0${runId}`, ` ${runId}`, "1e3", "x", "1;", "9223372036854775808"])
    expect(await getClearRun(emil, id), id).toBeNull();
});

test("a new clear forgets the viewer's runs of more than thirty days ago, and no one else's", async () => {
  const heidi = await database().asUser("heidi");
  const ivan = await database().asUser("ivan");
  const add = async (access: Access, age: string) => {
    const [run] = await database().sql(
      `insert into clear_run (viewer_id, finished_before, started_at)
       values ($1, '2020-01-01', clock_timestamp() - $2::interval) returning id::text`,
      [access.viewer.id, age],
    );
    return String(run?.id);
  };
  await add(heidi, "31 days");
  const young = await add(heidi, "29 days");
  const others = await add(ivan, "31 days");
  const { runId } = await clearJobs(heidi, database().store, 30);
  expect(await runsOf(heidi)).toEqual([young, runId]);
  expect(await runsOf(ivan)).toEqual([others]);
  const ofCli = await add(database().access, "31 days");
  await clearJobs(database().access, database().store, 3650);
  expect(await database().sql("select from clear_run where id = $1", [ofCli])).toEqual([]);
  expect(await runsOf(ivan)).toEqual([others]);
});

test("a user's runs go with the user", async () => {
  const judith = await userWithOldJobs("judith", 0);
  const { runId } = await clearJobs(judith, database().store, 30);
  await database().sql("delete from app_user where id = $1", [judith.viewer.id]);
  expect(await database().sql("select from clear_run where id = $1", [runId])).toEqual([]);
});
