import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";
import { startOutage } from "@/tests/support/outage";

const database = testDatabase();

async function link() {
  const outage = await startOutage(database().url);
  onTestFinished(() => outage.close());
  return outage;
}

test.each(["cut", "drop", "silence"] as const)(
  "a database that is away (%s) delays everyone, ends nobody, and afterwards all that changed is there",
  async (howItEnds) => {
    const outage = await link();
    const reader = openReader(outage.url);
    const { viewer } = await database().asUser(howItEnds);
    const owner = { id: viewer.id, name: howItEnds };
    const [gone, moves, stays] = [
      await insertJob(database(), { owner }),
      await insertJob(database(), { owner, status: "running" }),
      await insertJob(database(), { owner }),
    ];
    const list = watching(reader, viewer, listOf({ rows: [gone, moves, stays] }));
    const job = watching(reader, viewer, { kind: "job", id: moves, subtasks: null });
    await begun(list, job);
    const before = list.rows.get(stays);
    outage[howItEnds]();
    const cutAt = Date.now();
    await expect.poll(() => [list.delayed.length, job.delayed.length]).toEqual([1, 1]);
    expect(list.delayed[0]).toBeGreaterThan(cutAt - 2_000);
    expect(list.delayed[0]).toBeLessThanOrEqual(Date.now());
    const late = watching(reader, viewer, listOf({ rows: [stays, moves] }));
    await expect.poll(() => late.delayed).toEqual(list.delayed);
    await database().sql("delete from object where id = $1", [gone]);
    await database().sql("select jobs.fail_job($1, 'lost')", [moves]);
    const created = await insertJob(database(), { owner });
    outage.restore();
    await expect.poll(() => list.delayed.at(-1)).toBe(null);
    await expect.poll(() => list.rows.get(moves)?.status).toBe("failed");
    await expect.poll(() => job.job?.job.status).toBe("failed");
    expect([list.rows.get(gone), list.total, list.newJobs?.count]).toEqual([null, 3, 1]);
    expect(list.watch.present()?.rows?.get(stays)).toBe(before);
    await begun(late);
    expect([...late.rows.values()].map((row) => row?.status)).toEqual(["pending", "failed"]);
    expect([late.total, late.newJobs?.count, late.ended, list.ended]).toEqual([3, 1, null, null]);
    await database().sql("delete from object where id = any ($1)", [[moves, stays, created]]);
  },
);

test("what a tick has read before it fails is not lost", async () => {
  const outage = await link();
  const reader = openReader(outage.url);
  const { viewer } = await database().asUser("half");
  const list = watching(reader, viewer, listOf({ rows: [] }));
  await begun(list);
  // The counts and the newest jobs are read, the rows in sight are not.
  outage.cutAt("asked.is_silent");
  const id = await insertJob(database(), { owner: { id: viewer.id, name: "half" } });
  await expect.poll(() => list.delayed.length).toBe(1);
  const late = watching(reader, viewer, listOf({ rows: [id] }));
  await expect.poll(() => outage.dials()).toBeGreaterThan(4);
  expect(late.updates).toBe(0);
  outage.restore();
  await expect.poll(() => [list.delayed.at(-1), list.total, list.newJobs?.count]).toEqual([null, 1, 1]);
  await begun(late);
  expect(late.rows.get(id)?.status).toBe("pending");
  await database().sql("delete from object where id = $1", [id]);
});

test("connections that are killed again and again cost a delay, and no news", async () => {
  const reader = openReader(database().url);
  const list = watching(reader, database().access.viewer, listOf({ rows: [] }));
  await begun(list);
  for (let kills = 0; kills < 5; kills++) {
    const times = list.delayed.length;
    const kill = () =>
      database().sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'live test' and datname = current_database()",
      );
    await expect.poll(async () => (await kill()).length).toBeGreaterThan(0);
    await insertJob(database());
    await expect.poll(() => list.newJobs?.count).toBe(kills + 1);
    expect(list.delayed.slice(times).at(-1) ?? null).toBe(null);
  }
  expect(list.total).toBe(5);
});

test("a closed reader ends everyone, also who comes later, and nothing is left", async () => {
  const reader = openReader(database().url);
  const { viewer } = database().access;
  const [list, job] = [
    watching(reader, viewer, listOf()),
    watching(reader, viewer, { kind: "job", id: "1", subtasks: null }),
  ];
  await begun(list, job);
  await reader.close();
  const late = watching(reader, viewer, listOf());
  await expect
    .poll(() => [list, job, late].map(({ ended }) => ended))
    .toEqual(["ending", "ending", "ending"]);
  expect(reader.size).toEqual({ watches: 0, things: 0 });
});
