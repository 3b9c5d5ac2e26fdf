import { expect, test } from "vitest";
import { readAirports } from "@/demo/data/airports";
import { checkDistances } from "@/demo/jobs/check-distances";
import { exportFarthest } from "@/demo/jobs/export-farthest";
import { measure } from "@/demo/jobs/measure-distances";
import { perform } from "@/demo/perform";
import type { DemoJob } from "@/demo/work";
import { createJob, type JobHandle } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const tempo = { signal: new AbortController().signal, slowness: 0 };

async function record(name: string): Promise<JobHandle> {
  const { access, store } = database();
  return createJob(access, store, { type: "sync", name });
}

const recorded = (id: string) =>
  database().sql(
    `select status, error_message, output::jsonb from job join job_execution on job_id = id where id = $1`,
    [id],
  );

test("the jobs that wait work on what the long one found", async () => {
  const airports = (await readAirports()).slice(0, 300);
  const found = airports.map((airport) => measure(airport, airports));
  const check = await record("check");
  await perform(checkDistances, check, tempo, found);
  expect(await recorded(check.id)).toMatchObject([
    { status: "completed", output: { compared: 600, moreThanAMetreApart: 0 } },
  ]);
  const farthest = await record("export");
  await perform(exportFarthest, farthest, tempo, found);
  expect(await recorded(farthest.id)).toMatchObject([{ status: "completed", output: { rows: 100 } }]);
});

const job = (work: DemoJob<void, string>["work"]): DemoJob<void, string> => ({
  owner: "staff",
  record: { type: "sync", name: "A test" },
  work,
});

test("what is thrown is recorded as the failure, and a job that stops itself as cancelled", async () => {
  const broken = await record("broken");
  const thrown = job(() => Promise.reject(new Error("no such page")));
  expect(await perform(thrown, broken, tempo, undefined)).toBeNull();
  expect(await recorded(broken.id)).toMatchObject([{ status: "failed", error_message: "no such page" }]);

  const stopped = await record("stopped");
  const stops = job(async ({ cancel, signal: own }) => {
    cancel();
    own.throwIfAborted();
    return "never";
  });
  expect(await perform(stops, stopped, tempo, undefined)).toBeNull();
  expect(await recorded(stopped.id)).toMatchObject([{ status: "cancelled", error_message: null }]);
});

test("the end of the demo leaves the job for it to cancel", async () => {
  const ending = new AbortController();
  const left = await record("left");
  const ends = job(async () => {
    ending.abort(new Error("the demo ends"));
    throw new Error("whatever");
  });
  await expect(perform(ends, left, { signal: ending.signal, slowness: 0 }, undefined)).rejects.toThrow(
    "the demo ends",
  );
  expect(await recorded(left.id)).toMatchObject([{ status: "running" }]);
});
