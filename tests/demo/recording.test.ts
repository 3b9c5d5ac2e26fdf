import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readOpenRounds } from "@/demo/open-rounds";
import { startRecording } from "@/demo/recording";
import { SHORT_JOBS } from "@/demo/short-jobs";
import { openProducer, type Producer } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const owners = { administrator: "maria", staff: "tom" };
const said: string[] = [];
let producer: Producer;

beforeAll(async () => {
  await database().asUser("maria", "admin");
  await database().asUser("tom");
  producer = await openProducer(place());
});
afterAll(() => producer.close());

const place = () => ({ databaseUrl: database().url, dataDir: database().dataDir });
const openRounds = () => readOpenRounds(place());
const keptRounds = async () =>
  (await readdir(join(database().dataDir, "demo-rounds"))).filter((name) => name.endsWith(".json"));
const jobs = () =>
  database().sql(
    `select j.name, j.type, j.status, j.owner_name, e.error_message, e.stack_trace, e.output, f.size::int as size
     from job j join job_execution e on e.job_id = j.id left join job_file f on f.id = j.result_file_id
     order by j.id desc limit ${SHORT_JOBS.length + 3}`,
  );
const statuses = async () => (await jobs()).map(({ status }) => status);

async function start() {
  const recording = startRecording({
    producer,
    owners,
    rounds: await openRounds(),
    say: (line) => said.push(line),
  });
  await recording.recorded;
  return recording;
}

const shortOnesEnded = () =>
  vi.waitFor(async () => expect((await statuses()).slice(3)).not.toContain("pending"), { timeout: 60_000 });

/** Ends the connections that hold a round's lock, and waits until they are gone and their locks with them. */
const endLockHolders = () =>
  database().sql(
    `select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory' and objsubid = 2
       and database = (select oid from pg_database where datname = current_database())`,
  );

test("a round shows every type and every status for two owners, with real results, until it is stopped", async () => {
  const round = await start();
  await shortOnesEnded();
  await vi.waitFor(async () => expect((await statuses()).slice(3)).not.toContain("running"), {
    timeout: 60_000,
  });
  const rows = await jobs();
  expect(new Set(rows.map(({ type }) => type)).size).toBe(8);
  expect(new Set(rows.map(({ status }) => status)).size).toBe(6);
  expect(new Set(rows.map((row) => row.owner_name))).toEqual(new Set(["maria", "tom"]));
  expect(rows.slice(0, 3).map(({ status }) => status)).toEqual(["pending", "queued", "running"]);
  const failed = rows.filter(({ status }) => status === "failed");
  expect(failed).toHaveLength(1);
  expect(failed[0]?.error_message).toMatch(/birdstrikes\.csv can't be read as JSON: Unexpected token/);
  expect(failed[0]?.stack_trace).toMatch(/SyntaxError.*\n\s+at JSON\.parse[\s\S]*import-bird-strikes/);
  for (const row of rows.filter(({ status }) => status === "completed")) expect(row.output).toMatch(/^\{/);
  expect(rows.filter(({ size }) => Number(size) > 0)).toHaveLength(4);
  expect(await keptRounds()).toHaveLength(1);

  await round.stop();
  expect((await statuses()).slice(0, 3)).toEqual(["cancelled", "cancelled", "cancelled"]);
  expect(await keptRounds()).toEqual([]);
});

test("what a killed demo left open is failed by the next start, and a living one is left alone", async () => {
  const round = await start();
  expect(await (await openRounds()).failKilled(producer)).toBe(0);
  await shortOnesEnded();
  // As the end of the killed process's connection would: its lock is gone.
  await endLockHolders();
  expect(await (await openRounds()).failKilled(producer)).toBe(3);
  const left = (await jobs()).slice(0, 3);
  expect(left.map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
  expect(left[0]?.error_message).toBe("The demo was killed before this job ended.");
  expect(await keptRounds()).toEqual([]);
  expect(await (await openRounds()).failKilled(producer)).toBe(0);
  await round.stop();
});

test("jobs of another database with the same ids are not touched", async () => {
  const rounds = await openRounds();
  const open = await rounds.begin();
  const mine = await producer.createJob({ type: "import", name: "Not of the demo" });
  await open.keep([{ id: mine.id, createdAt: "2020-01-01 00:00:00+00" }]);
  await endLockHolders();
  expect(await (await openRounds()).failKilled(producer)).toBe(0);
  expect((await statuses())[0]).toBe("pending");
});

test("of ended rounds, a damaged note is removed, and one of another database stays with its jobs", async () => {
  const most = 0;
  const folder = join(database().dataDir, "demo-rounds");
  const mine = await producer.createJob({ type: "import", name: "Ended, and not of the demo" });
  await mine.cancel();
  await writeFile(join(folder, "1-1.ended"), "");
  await writeFile(
    join(folder, "2-2.ended"),
    JSON.stringify([{ id: mine.id, createdAt: "2020-01-01 00:00:00+00" }]),
  );
  await (await readOpenRounds({ ...place(), most })).deleteOldest(producer);
  expect((await readdir(folder)).filter((name) => name.endsWith(".ended"))).toEqual(["2-2.ended"]);
  expect((await jobs())[0]?.name).toBe("Ended, and not of the demo");
});
