import { beforeAll, expect, test } from "vitest";
import { countSilent } from "@/lib/jobs/silence/count-silent";
import { SignSampler } from "@/lib/jobs/silence/sign-sampler";
import { TABS } from "@/lib/jobs/tab";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { insertRunning, knownPauses, watchedFor } from "@/tests/support/jobs/signs";
import { rowsRead } from "@/tests/support/measure/rows-read";

const HOUR = 3_600;
const database = testDatabase();
beforeAll(() => watchedFor(database(), 24 * HOUR));

test("each viewer gets the number of their own silent jobs in a tab, by the usual gap of each type", async () => {
  const { access, sql } = database();
  const [anna, bela] = [await database().asUser("anna"), await database().asUser("bela")];
  const ownedBy = (user: typeof anna) => ({ owner: { id: user.viewer.id, name: user.viewer.name } });
  const counts = async (of: typeof anna) => {
    const silent = await countSilent(of, 1);
    return TABS.map((tab) => silent[tab]);
  };
  expect(await counts(access)).toEqual([0, 0]);
  await knownPauses(database(), "sync", [7_200, 7_200, 7_200, 7_200, 7_200]);
  for (const type of ["import", "export", "sync"]) {
    await insertRunning(database(), { sign: HOUR, started: HOUR }, { ...ownedBy(anna), type });
    await insertRunning(database(), { sign: 10, started: HOUR }, { ...ownedBy(anna), type });
  }
  await insertRunning(database(), { sign: HOUR, started: HOUR }, { type: "import" });
  await insertJob(database(), { ...ownedBy(bela), type: "import", status: "queued" });
  expect([await counts(access), await counts(anna), await counts(bela)]).toEqual([
    [3, 2],
    [2, 1],
    [0, 0],
  ]);
  await sql("delete from console_watch");
  expect(await counts(access)).toEqual([0, 0]);
  await watchedFor(database(), HOUR);
  expect(
    await sql(
      "select owner_id, type, running, silent from jobs.silent_counts(null, 2001) order by owner_id, type",
    ),
  ).toEqual([
    { owner_id: anna.viewer.id, type: "export", running: 2, silent: 1 },
    { owner_id: anna.viewer.id, type: "import", running: 2, silent: 1 },
    { owner_id: anna.viewer.id, type: "sync", running: 2, silent: 0 },
    { owner_id: null, type: "import", running: 1, silent: 1 },
  ]);
});

test("when more than 2,000 jobs are running, there is no number, and no more than 2,001 are read", async () => {
  const { access, sql } = database();
  const carla = await database().asUser("carla");
  await sql(
    `with root as (insert into object (class_name) select 'Job' from generate_series(1, 6000) returning id),
       new_job as (
         insert into job (id, type, status, owner_id, created_at, finished_at)
         select id, 'validation', case when id % 2 = 0 then 'running' else 'failed' end, $1, now() - interval '1 day',
           case when id % 2 = 1 then now() end
         from root returning id)
     insert into job_execution (job_id, started_at) select id, now() - interval '1 day' from new_job`,
    [carla.viewer.id],
  );
  for (const statistics of ["delete from pg_statistic", "vacuum (analyze) job, job_execution"]) {
    await sql(statistics);
    for (const of of [access, carla]) {
      const untold = await rowsRead(database(), async (db) => {
        expect(await countSilent({ ...of, db }, 0)).toEqual({ general: 0, imports: 0 });
        expect(await countSilent({ ...of, db }, 2_001)).toEqual({ general: null, imports: null });
      });
      expect(untold("job").rows).toBe(0);
      const read = await rowsRead(database(), async (db) => {
        expect(await countSilent({ ...of, db }, 1)).toEqual({ general: null, imports: null });
      });
      expect([read("job").scans, read("job_execution").scans]).toEqual([0, 0]);
      expect(read("job").rows).toBeLessThanOrEqual(2 * 2_001);
      expect(read("job_execution").rows).toBeLessThanOrEqual(2_001);
    }
    const looked = await rowsRead(database(), (db) => new SignSampler().sample(db));
    expect([looked("job").scans, looked("job_execution").scans]).toEqual([0, 0]);
    expect(looked("job").rows).toBeLessThanOrEqual(2 * 250);
    expect(looked("job_execution").rows).toBeLessThanOrEqual(250);
  }
});
