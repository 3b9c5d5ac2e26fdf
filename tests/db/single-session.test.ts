import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { NoAnswer, SessionClosed, type SessionOptions, SingleSession } from "@/db/single-session";
import { knownError } from "@/lib/database-error";
import { DatabaseTooSlow, DatabaseUnavailable } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { testDatabase } from "@/tests/support/database";
import { startOutage } from "@/tests/support/outage";

const database = testDatabase();
const NAME = "one session";

function open(options: Partial<SessionOptions> = {}, url = database().url): SingleSession {
  const session = new SingleSession(url, { applicationName: NAME, ...options });
  onTestFinished(() => session.close());
  return session;
}

async function link() {
  const outage = await startOutage(database().url);
  onTestFinished(() => outage.close());
  return outage;
}

const killIt = () =>
  database().sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()",
    [NAME],
  );
/** Waits for a condition in the database, not for a time. */
const until = (condition: string) =>
  expect.poll(async () => (await database().sql(`select ${condition} as met`))[0]?.met).toBe(true);
const isActive = (statement: string) =>
  `exists (select from pg_stat_activity where query like '${statement}%' and state = 'active')`;

test("what is asked for at once is run one after the other on one connection, each with its own answer", async () => {
  const session = open();
  const asked = Array.from({ length: 200 }, (_, at) => String(at));
  const answers = await Promise.all(
    asked.map((at) => session.query("select $1::text as at, pg_backend_pid() as pid", [at])),
  );
  expect(answers.map(([row]) => row?.at)).toEqual(asked);
  expect(new Set(answers.map(([row]) => row?.pid)).size).toBe(1);
});

test("values come and go as they are, whatever type a statement gives them", async () => {
  const session = open();
  const long = "é".repeat(2_000_000);
  const [row] = await session.query(
    `select $1::boolean as given_as_text, $2::boolean as given, $3::bigint as large, $4::jsonb ->> 'a' as json,
       $5::text[] as texts, $6::bytea as bytes, $7::timestamptz as at, $8::date as day, $9::text as nothing,
       $10::int as number, md5($11::text) as long, $12::boolean is null as unknown`,
    [
      ...["true", false, 2n ** 62n, { a: "ä" }, ['a,"b"', null, "\\"], Buffer.from([0, 255])],
      "2026-03-01 12:00:00.000001+05:45",
      "2026-03-01",
      "null",
      "7",
      long,
      null,
    ],
  );
  const [sum] = await database().sql("select md5($1) as long", [long]);
  expect(row).toEqual({
    given_as_text: true,
    given: false,
    large: "4611686018427387904",
    json: "ä",
    number: 7,
    texts: '{"a,\\"b\\"",NULL,"\\\\"}',
    bytes: Buffer.from([0, 255]),
    nothing: "null",
    unknown: true,
    at: "2026-03-01 06:15:00.000001+00",
    day: "2026-03-01",
    long: sum?.long,
  });
});

test("the verbs of lib read on it what they read on the pool", async () => {
  await database().sql(`with roots as (insert into object (class_name) select 'Job' from generate_series(1, 9) returning id)
    insert into job (id, name, type) select id, 'Job ' || id, 'sync' from roots`);
  const { access } = database();
  const alone = { ...access, db: open().db };
  // All but the moment when it was read.
  const seenBy = async (reader: Access, params: RawParams) => {
    const { counts, ...dashboard } = await readDashboard(reader, params);
    return { ...dashboard, cards: counts.cards("general"), types: counts.types("general") };
  };
  for (const params of [{}, { sort: "name", type: "sync" }, { status: "failed" }]) {
    expect(await seenBy(alone, params)).toEqual(await seenBy(access, params));
  }
  await expect(alone.db.transaction(async () => undefined)).rejects.toThrow("not supported");
});

test("a text of several statements without values is one transaction", async () => {
  const session = open();
  const insert = "insert into object (class_name) values ('Together')";
  await session.query(`${insert}; ${insert}`);
  await expect(session.query(`${insert}; select 1 / 0; ${insert}`)).rejects.toMatchObject({ code: "22012" });
  expect(await session.query("select count(*)::int as n from object where class_name = 'Together'")).toEqual([
    { n: 2 },
  ]);
});

test("a storm of kills costs the statements that it meets: none is lost, half done or answered for another", async () => {
  const faults: unknown[] = [];
  const session = open({ onFault: (error) => faults.push(error) });
  const kept: string[] = [];
  const rejected: unknown[] = [];
  const storm = new AbortController();
  const loop = async (name: string) => {
    for (let round = 0; !storm.signal.aborted; round++) {
      const label = `${name}.${round}`;
      const text =
        "insert into object (class_name, key, label) values ('Stormy', $1, $1) returning label, pg_sleep(0.001)";
      await session.query(text, [label]).then(
        ([row]) => kept.push(row?.label === label ? label : `${label} was answered with ${row?.label}`),
        (error: unknown) => rejected.push(knownError(error)),
      );
    }
  };
  const loops = ["a", "b", "c"].map(loop);
  let killed = 0;
  // A kill may meet a connection that is ending already: what counts is that ten ended by one.
  while (faults.length < 10) killed += (await killIt()).length;
  storm.abort();
  await Promise.all(loops);
  expect(killed).toBeGreaterThanOrEqual(10);
  expect(faults.length).toBeGreaterThanOrEqual(10);
  expect(rejected.filter((error) => !(error instanceof DatabaseUnavailable))).toEqual([]);
  const there = new Set(
    (await database().sql("select label from object where class_name = 'Stormy'")).map(({ label }) => label),
  );
  expect(kept.filter((label) => !there.has(label))).toEqual([]);
  expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
});

test("a connection that is killed while nobody uses it is replaced, and said to be", async () => {
  const faults: unknown[] = [];
  const session = open({ onFault: (error) => faults.push(error) });
  const pid = async () => (await session.query("select pg_backend_pid() as pid"))[0]?.pid;
  const before = await pid();
  await killIt();
  await expect.poll(() => faults.length).toBe(1);
  expect(await pid()).not.toBe(before);
});

test("a statement that is refused, or over its time, costs its connection, and the next one has another", async () => {
  const faults: unknown[] = [];
  const session = open({ statementTimeoutMs: 100, onFault: (error) => faults.push(error) });
  await expect(session.query("select 1 / $1::int", [0])).rejects.toMatchObject({ code: "22012" });
  const slow = await session.query("select pg_sleep(60)").catch(knownError);
  expect(slow).toBeInstanceOf(DatabaseTooSlow);
  const failed = await session.db.execute(sql`select * from no_such_table`).catch((error: unknown) => error);
  expect(failed).toMatchObject({ cause: { code: "42P01" } });
  expect(await session.query("select $1::int as seven", [7])).toEqual([{ seven: 7 }]);
  expect(faults).toHaveLength(3);
});

test("a backend that is silent ends its statement at the deadline, and its late answer is nobody's", async () => {
  const outage = await link();
  const session = open({ statementTimeoutMs: 100 }, outage.url);
  await session.query("select 1");
  outage.silence();
  const late = session.query("select 'late' as answer");
  const next = session.query("select 'next' as answer");
  const failed = await late.catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(NoAnswer);
  expect(knownError(failed)).toBeInstanceOf(DatabaseTooSlow);
  outage.restore();
  expect(await next).toEqual([{ answer: "next" }]);
});

test("a server that accepts and says nothing is given up at the deadline, too", async () => {
  const outage = await link();
  outage.silence();
  const session = open({ statementTimeoutMs: 100 }, outage.url);
  expect(await session.query("select 1").catch(knownError)).toBeInstanceOf(DatabaseTooSlow);
  outage.restore();
  expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
});

test.each(["cut", "drop"] as const)(
  "a database that is away (%s) is dialled once for a statement, with pauses that grow",
  async (howItEnds) => {
    const outage = await link();
    const session = open({}, outage.url);
    outage[howItEnds]();
    const begun = performance.now();
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await session.query("select 1").catch(knownError)).toBeInstanceOf(DatabaseUnavailable);
    }
    // At least 50, 100, 200 and 400 ms stand between them.
    expect(performance.now() - begun).toBeGreaterThan(740);
    expect(outage.dials()).toBe(5);
    outage.restore();
    expect(await session.query("select 1 as one")).toEqual([{ one: 1 }]);
  },
);

test("closed, it sends nothing any more, and leaves nothing behind", async () => {
  const session = open();
  const slow = session.query("select pg_sleep(61)").catch(knownError);
  const waiting = session.query("select 1").catch((error: unknown) => error);
  await until(isActive("select pg_sleep(61)"));
  await session.close();
  expect(await slow).toBeInstanceOf(DatabaseUnavailable);
  expect(await waiting).toBeInstanceOf(SessionClosed);
  expect(knownError(await waiting)).toBeInstanceOf(DatabaseUnavailable);
  await expect(session.query("select 1")).rejects.toBeInstanceOf(SessionClosed);
  await killIt();
  await until(`not exists (select from pg_stat_activity where application_name = '${NAME}')`);
});
