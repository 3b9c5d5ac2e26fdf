import { expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import { begun, listOf, openReader, watching } from "@/tests/support/live/watching";
import { startOutage } from "@/tests/support/outage";
import { startPooler } from "@/tests/support/pooler";

const database = testDatabase();

async function link(url = database().url) {
  const outage = await startOutage(url);
  onTestFinished(() => outage.close());
  return outage;
}

test.each(["cut", "drop", "silence"] as const)(
  "while the database is away (%s) every watch is delayed and none ends; afterwards each has all changes",
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

test("what a tick reads before it fails is sent after the next tick that works", async () => {
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

test("connections that are killed several times delay updates, but no update is lost", async () => {
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

test("a closed reader ends all watches, also those that begin later, and holds nothing", async () => {
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

test("after a fault all rows are read again, also behind a pooler, because it may be another database", async () => {
  // Each statement may run on another connection of the pooler's, which does not pass settings on.
  const pooler = await startPooler(database().url, { takesOptions: false });
  onTestFinished(() => pooler.close());
  const outage = await link(pooler.url);
  const reader = openReader(outage.url);
  const { access, sql } = database();
  const id = await insertJob(database(), { status: "running" });
  const list = watching(reader, access.viewer, listOf({ rows: [id] }));
  await begun(list);
  const exchange = () =>
    sql(`alter table job rename name to other; alter table job rename description to name;
      alter table job rename other to description`);
  // As in a database restored from a copy: the row is another one, and its version is the same.
  const versionOf = () => sql("select xmin from job where id = $1", [id]);
  const before = await versionOf();
  outage.cut();
  await expect.poll(() => list.delayed.length).toBe(1);
  await exchange();
  onTestFinished(async () => void (await exchange()));
  expect(await versionOf()).toEqual(before);
  outage.restore();
  await expect.poll(() => list.rows.get(id)).toMatchObject({ name: null, description: "A job" });
});

test("a watch that begins at the moment when the last one ends gets its values", async () => {
  const reader = openReader(database().url);
  const { viewer } = database().access;
  for (let steps = 0; steps < 4; steps++) {
    const before = watching(reader, viewer, listOf());
    await begun(before);
    before.watch.close();
    for (let step = 0; step < steps; step++) await null;
    const next = watching(reader, viewer, listOf());
    await begun(next);
    next.watch.close();
  }
});

test("a listener that throws loses its watch, and the other watches are not delayed", async () => {
  const reader = openReader(database().url);
  const { viewer } = database().access;
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => written.mockRestore());
  const id = await insertJob(database(), { status: "running" });
  const fail = () => {
    throw new Error("can't be shown");
  };
  const failing = { update: fail, delayed: fail, ended: vi.fn() };
  reader.watch({ viewer, signIn: null }, listOf({ rows: [id] }), failing);
  const other = watching(reader, viewer, listOf({ rows: [id] }));
  await begun(other);
  expect(failing.ended.mock.calls).toEqual([["ending"]]);
  await database().sql("select jobs.fail_job($1, 'No')", [id]);
  await expect.poll(() => other.rows.get(id)?.status).toBe("failed");
  expect([other.delayed, reader.size.watches]).toEqual([[], 1]);
});

test("when this machine's clock is wrong by an hour, all times are those of the database's clock", async () => {
  const { now } = Date;
  const clock = vi.spyOn(Date, "now").mockImplementation(() => now() - 3_600_000);
  onTestFinished(() => clock.mockRestore());
  const outage = await link();
  const list = watching(openReader(outage.url), database().access.viewer, listOf());
  await begun(list);
  outage.cut();
  await expect.poll(() => list.delayed.length).toBe(1);
  const off = [list.now, list.delayed[0] ?? 0].map((at) => Math.abs(at - now()));
  expect(Math.max(...off)).toBeLessThan(600_000);
});
