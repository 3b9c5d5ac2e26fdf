import { beforeEach, expect, test } from "vitest";
import { getJob } from "@/lib/jobs/get-job";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";
import {
  insertRunning,
  knownPauses,
  type LastHeard,
  lastWatched,
  watchedFor,
} from "@/tests/support/jobs/signs";

const HOUR = 3_600;
const database = testDatabase();
beforeEach(() => watchedFor(database(), 24 * HOUR));

const isSilent = async (id: string) => (await getJob(database().access, id))?.isSilent;

async function silentWhen(heard: LastHeard, type: string) {
  return isSilent(await insertRunning(database(), heard, { type }));
}

test("without a history a job is silent after a quarter of an hour", async () => {
  expect(await silentWhen({ sign: 14 * 60 + 50, started: HOUR }, "no_history")).toBe(false);
  expect(await silentWhen({ sign: 15 * 60 + 10, started: HOUR }, "no_history")).toBe(true);
  await knownPauses(database(), "four_jobs", [1, 1, 1, 1]);
  expect(await silentWhen({ sign: 14 * 60 + 50, started: HOUR }, "four_jobs")).toBe(false);
});

test("with a history a job is silent after a longer pause than 19 of 20 jobs had, and never before two minutes", async () => {
  await knownPauses(database(), "quick", [1, 2, 1, 2, 1]);
  expect(await silentWhen({ sign: 110, started: HOUR }, "quick")).toBe(false);
  expect(await silentWhen({ sign: 130, started: HOUR }, "quick")).toBe(true);
  const nineteen = Array.from({ length: 19 }, () => 300);
  await knownPauses(database(), "usual", [...nineteen, 9_000]);
  expect(await silentWhen({ sign: 290, started: HOUR }, "usual")).toBe(false);
  expect(await silentWhen({ sign: 310, started: HOUR }, "usual")).toBe(true);
  await knownPauses(database(), "slow", [300, 300, 9_000, 9_000, 300]);
  expect(await silentWhen({ sign: 2 * HOUR, started: 3 * HOUR }, "slow")).toBe(false);
});

test("a sign ends the silence, and for a job without any sign its start counts", async () => {
  const id = await insertRunning(database(), { sign: HOUR, started: 2 * HOUR });
  expect(await isSilent(id)).toBe(true);
  await database().sql("select jobs.progress_job($1, 1)", [id]);
  expect(await isSilent(id)).toBe(false);
  expect(await silentWhen({ sign: null, started: HOUR }, "import")).toBe(true);
  expect(await silentWhen({ sign: null, started: 60 }, "import")).toBe(false);
});

test("time in which no server watched does not count as silence, and no job is silent while no server watches", async () => {
  const id = await insertRunning(database(), { sign: HOUR, started: 2 * HOUR });
  await watchedFor(database(), 14 * 60);
  expect(await isSilent(id)).toBe(false);
  await watchedFor(database(), 16 * 60);
  expect(await isSilent(id)).toBe(true);
  await lastWatched(database(), 70);
  expect(await isSilent(id)).toBe(false);
  await database().sql("delete from console_watch");
  expect(await isSilent(id)).toBe(false);
});

test("a restart of the database is a break, even a short one", async () => {
  const [row] = await database().sql(
    `select jobs.is_unbroken(start - interval '1 second', start + interval '10 seconds') as before_it,
       jobs.is_unbroken(start + interval '1 second', start + interval '10 seconds') as after_it,
       jobs.is_unbroken(start + interval '1 second', start + interval '62 seconds') as long_ago
     from pg_postmaster_start_time() as start`,
  );
  expect(row).toEqual({ before_it: false, after_it: true, long_ago: false });
});

test("a moment in the future does not count", async () => {
  expect(await silentWhen({ sign: -HOUR, started: 2 * HOUR }, "import")).toBe(true);
  expect(await silentWhen({ sign: 2 * HOUR, started: -HOUR }, "import")).toBe(true);
  expect(await silentWhen({ sign: -HOUR, started: -HOUR }, "import")).toBe(true);
});

test("only a running job is silent, also in the list", async () => {
  const ended = await insertJob(database(), { status: "completed", type: "silent_list" });
  const waiting = await insertJob(database(), { status: "queued", type: "silent_list" });
  const running = await insertRunning(database(), { sign: HOUR, started: HOUR }, { type: "silent_list" });
  const { jobs } = await readDashboard(database().access, { type: "silent_list" });
  expect(jobs.map(({ id, isSilent: silent }) => [id, silent])).toEqual([
    [running, true],
    [waiting, false],
    [ended, false],
  ]);
});
