import { beforeEach, expect, onTestFinished, test } from "vitest";
import { connect } from "@/db/client";
import { knownError } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { SignSampler } from "@/lib/jobs/silence/sign-sampler";
import { type TestDatabase, testDatabase } from "@/tests/support/database";
import { insertRunning, knownPauses, lastWatched, watchedFor } from "@/tests/support/jobs/signs";
import { startOutage } from "@/tests/support/outage";

const database = testDatabase();
/** The beginning of the test, by the database's clock: all times of its jobs are counted back from it. */
let base = "";
beforeEach(async () => {
  await database().sql("delete from type_pauses; delete from console_watch; delete from object");
  await watchedFor(database(), 3_600);
  const [row] = await database().sql("select now()::text as base");
  base = String(row?.base);
});

/** What is known of a type, in seconds. */
async function pausesOf(type: string): Promise<unknown> {
  const [row] = await database().sql(
    `select array_to_json(array(select round(u::numeric, 3) from unnest(pauses) as u)) as pauses
     from type_pauses where type = $1`,
    [type],
  );
  return row?.pauses;
}

const startedAgo = (seconds: number, type: string) =>
  insertRunning(database(), { sign: seconds, started: seconds, from: base }, { type });

const signAgo = (id: string, seconds: number) =>
  database().sql(
    "update job_execution set last_sign_at = $3::timestamptz - $2::float8 * interval '1 second' where job_id = $1",
    [id, seconds, base],
  );

const endedAgo = (id: string, seconds: number, status = "completed") =>
  database().sql(
    "update job set status = $3, finished_at = $4::timestamptz - $2::float8 * interval '1 second' where id = $1",
    [id, seconds, status, base],
  );

async function look(sampler: SignSampler, times = 1, { db }: Pick<TestDatabase, "db"> = database()) {
  for (let time = 0; time < times; time++) await sampler.sample(db);
}

test("the longest pause of a completed job is recorded, between two signs or before its end", async () => {
  const sampler = new SignSampler();
  const [between, atEnd, never] = [
    await startedAgo(50, "between"),
    await startedAgo(50, "at_end"),
    await startedAgo(50, "never_heard"),
  ];
  await look(sampler);
  await Promise.all([signAgo(between, 20), signAgo(atEnd, 40)]);
  await look(sampler);
  await Promise.all([signAgo(between, 10), endedAgo(between, 5), endedAgo(atEnd, 5), endedAgo(never, 1)]);
  await look(sampler, 2);
  expect(await Promise.all(["between", "at_end", "never_heard"].map(pausesOf))).toEqual([[30], [35], [49]]);
});

test("each type has the pauses of its last hundred jobs, the newest first", async () => {
  await knownPauses(
    database(),
    "many",
    Array.from({ length: 99 }, (_, at) => at + 1),
  );
  const sampler = new SignSampler();
  const ids = [await startedAgo(40, "many"), await startedAgo(50, "many"), await startedAgo(30, "first")];
  await look(sampler);
  for (const id of ids) await endedAgo(id, 0);
  await look(sampler, 2);
  const known = await pausesOf("many");
  expect(known).toHaveLength(100);
  expect(Array.isArray(known) && known.slice(0, 2).toSorted()).toEqual([40, 50]);
  expect(Array.isArray(known) && known.at(-1)).toBe(98);
  expect(await pausesOf("first")).toEqual([30]);
  await look(sampler);
  expect(await pausesOf("first")).toEqual([30]);
});

test("no pause is recorded of a job that failed, was cancelled, was deleted or was not seen from its start", async () => {
  const sampler = new SignSampler();
  const kinds = await Promise.all(
    ["failed", "cancelled", "deleted"].map(async (kind) => [kind, await startedAgo(30, kind)] as const),
  );
  const old = await startedAgo(90, "seen_late");
  await look(sampler);
  for (const [kind, id] of kinds) {
    if (kind === "deleted") await database().sql("delete from object where id = $1", [id]);
    else await endedAgo(id, 0, kind);
  }
  await endedAgo(old, 0);
  await look(sampler, 2);
  expect(await database().sql("select * from type_pauses")).toEqual([]);
});

test("after a time without a sampler, silence is counted from zero, and the break is not part of any job's pause", async () => {
  const sampler = new SignSampler();
  const [ended, running] = [await startedAgo(50, "ended"), await startedAgo(50, "running")];
  await look(sampler);
  await lastWatched(database(), 61);
  await look(sampler);
  const [watch] = await database().sql(
    "select up_since > now() - interval '30 seconds' as anew from console_watch",
  );
  expect(watch?.anew).toBe(true);
  await signAgo(running, 5);
  await endedAgo(ended, 0);
  await look(sampler);
  await endedAgo(running, 0);
  await look(sampler, 2);
  expect(await pausesOf("ended")).toEqual([0]);
  expect(await pausesOf("running")).toEqual([0]);
});

test("while a sampler is at work, the recorded start of the console does not change", async () => {
  const since = () => database().sql("select up_since from console_watch");
  const before = await since();
  await look(new SignSampler());
  await look(new SignSampler());
  expect(await since()).toEqual(before);
});

test("only one of two samplers records pauses; when it has ended, the other one does, and the console counts as up all the time", async () => {
  const [first, second] = [new SignSampler(), new SignSampler()];
  const id = await startedAgo(40, "shared");
  await look(first);
  await Promise.all(Array.from({ length: 5 }, () => look(second)));
  await endedAgo(id, 0);
  await look(second, 2);
  expect(await pausesOf("shared")).toBeUndefined();
  await look(first, 2);
  expect(await pausesOf("shared")).toEqual([40]);
  // The first was killed: only the second still looks.
  await database().sql("update console_watch set sampled_at = now() - interval '61 seconds'");
  const next = await startedAgo(30, "shared");
  await look(second);
  await endedAgo(next, 0);
  await look(first);
  await look(second, 2);
  expect(await pausesOf("shared")).toEqual([30, 40]);
  const [watch] = await database().sql(
    "select up_since < now() - interval '50 minutes' as unbroken from console_watch",
  );
  expect(watch?.unbroken).toBe(true);
});

test("when a sample fails, the next one records its pauses", async () => {
  const sampler = new SignSampler();
  const id = await startedAgo(30, "outage");
  await look(sampler);
  await endedAgo(id, 0);
  await look(sampler);
  const outage = await startOutage(database().url);
  const cut = connect(outage.url, { maxConnections: 1 });
  outage.cut();
  expect(knownError(await look(sampler, 1, cut).catch((error) => error))).toBeInstanceOf(DatabaseUnavailable);
  await cut.close();
  await outage.close();
  await look(sampler);
  expect(await pausesOf("outage")).toEqual([30]);
});

test("while the clock shows a time before the start of the database, looks work and no pause counts", async () => {
  const [clock] = await database().sql("select (pg_postmaster_start_time() - interval '1 day')::text as now");
  base = String(clock?.now);
  const setClock = (body: string) =>
    database().sql(`set allow_system_table_mods = on;
      create or replace function pg_catalog.clock_timestamp() returns timestamptz ${body}`);
  await setClock(`language sql volatile parallel safe as $$ select timestamptz '${base}' $$`);
  // A session that was there before does not see the new function.
  const setBack = connect(database().url, { maxConnections: 1 });
  onTestFinished(async () => {
    await setBack.close();
    await setClock("language internal volatile strict parallel safe as 'clock_timestamp'");
  });
  const sampler = new SignSampler();
  const id = await startedAgo(30, "set_back");
  await look(sampler, 1, setBack);
  await endedAgo(id, 0);
  await look(sampler, 2, setBack);
  expect(await pausesOf("set_back")).toEqual([0]);
});
