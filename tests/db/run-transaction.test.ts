import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { type Connection, type ConnectOptions, connect } from "@/db/client";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseTooSlow, DatabaseUnavailable } from "@/lib/errors";
import { openProducer } from "@/lib/producer";
import { testDatabase } from "@/tests/support/database";
import { type Outage, startOutage } from "@/tests/support/outage";

const database = testDatabase();

function open(url: string, options: ConnectOptions): Connection {
  const connection = connect(url, options);
  // Nobody waits for it: a pool that had lost a connection would never end.
  onTestFinished(() => void connection.close());
  return connection;
}

async function link(): Promise<Outage> {
  const outage = await startOutage(database().url);
  onTestFinished(() => outage.close());
  return outage;
}

/** The backends of as many transactions, each open until all of them are. */
async function together({ db }: Connection, count: number): Promise<Set<unknown>> {
  const pids = new Set<unknown>();
  let meet = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const one = () =>
    db.transaction(async (transaction) => {
      const { rows } = Object(await transaction.execute(sql`select pg_backend_pid() as pid`));
      pids.add(rows[0].pid);
      if (pids.size === count) meet();
      await all;
    });
  await Promise.all(Array.from({ length: count }, one));
  return pids;
}

/** Ends some of the others' connections, and says how many. */
async function killSome(): Promise<number> {
  const killed = await database().sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() order by random() limit 3`,
  );
  return killed.length;
}

test("a storm of kills costs the transactions that it meets, and the pool no connection", async () => {
  const connection = open(database().url, { maxConnections: 10 });
  const kept: string[] = [];
  const storm = new AbortController();
  const rejected: unknown[] = [];
  const loop = async (name: string) => {
    for (let round = 0; !storm.signal.aborted; round++) {
      const label = `${name}.${round}`;
      const twice = connection.db.transaction(async (transaction) => {
        for (const half of ["first", "second"])
          await transaction.execute(
            sql`insert into object (class_name, key, label) values ('Pair', ${`${label} ${half}`}, ${label})`,
          );
      });
      await twice.then(
        () => kept.push(label),
        (error: unknown) => rejected.push(knownError(error)),
      );
    }
  };
  const loops = Array.from({ length: 10 }, (_, at) => loop(String(at)));
  let killed = 0;
  for (let round = 0; killed < 100 && round < 500; round++) killed += await killSome();
  storm.abort();
  await Promise.all(loops);
  expect(killed).toBeGreaterThanOrEqual(100);
  expect(rejected.length).toBeGreaterThan(0);
  expect(rejected.filter((error) => !(error instanceof DatabaseUnavailable))).toEqual([]);

  const pairs = await database().sql(
    "select label, count(*)::int as halves from object where class_name = 'Pair' group by label",
  );
  expect(pairs.filter(({ halves }) => halves !== 2)).toEqual([]);
  const there = new Set(pairs.map(({ label }) => label));
  expect(kept.filter((label) => !there.has(label))).toEqual([]);
  await expect.poll(() => together(connection, 10).catch(() => new Set())).toHaveProperty("size", 10);
});

test("a backend that is stopped as a transaction begins costs that transaction, and nothing after it", async () => {
  const outage = await link();
  const connection = open(outage.url, { maxConnections: 1, statementTimeoutMs: 100 });
  await connection.db.execute(sql`select 1`);
  outage.silence();
  const stopped = await connection.db.transaction(async () => "begun").catch(knownError);
  expect(stopped).toBeInstanceOf(DatabaseTooSlow);
  outage.restore();
  expect(await together(connection, 1)).toHaveProperty("size", 1);
  await connection.db.execute(sql`select 1`);
});

test("a backend that is stopped within a transaction ends it at the deadline, nested as it may be", async () => {
  const outage = await link();
  const connection = open(outage.url, { maxConnections: 1, statementTimeoutMs: 100 });
  let silentSince = Number.NaN;
  const stopped = connection.db.transaction((transaction) =>
    transaction.transaction(async (nested) => {
      await nested.execute(sql`insert into object (class_name) values ('Stopped')`);
      outage.silence();
      silentSince = performance.now();
      await nested.execute(sql`select 1`);
    }),
  );
  expect(await stopped.catch(knownError)).toBeInstanceOf(DatabaseTooSlow);
  // Once, and not again for each of the two rollbacks: it is 2.1 seconds.
  expect(performance.now() - silentSince).toBeLessThan(2 * 2_100);
  outage.restore();
  expect(await together(connection, 1)).toHaveProperty("size", 1);
  expect(await database().sql("select from object where class_name = 'Stopped'")).toEqual([]);
});

test("of nested transactions the inner one is undone alone, and what is thrown is what comes", async () => {
  const connection = open(database().url, { maxConnections: 1 });
  const thrown = new Error("enough of it");
  const add = (label: string) =>
    sql`insert into object (class_name, label) values ('Nested', ${label}) returning label`;
  await connection.db.transaction(async (outer) => {
    await outer.execute(add("outer"));
    const inner = outer.transaction(async (nested) => {
      await nested.execute(add("inner"));
      throw thrown;
    });
    await expect(inner).rejects.toBe(thrown);
  });
  const undone = connection.db.transaction(async (outer) => {
    await outer.execute(add("undone"));
    throw thrown;
  });
  await expect(undone).rejects.toBe(thrown);
  expect(await database().sql("select label from object where class_name = 'Nested'")).toEqual([
    { label: "outer" },
  ]);
});

test("a transaction has the isolation that it asks for, and the statements' time limit", async () => {
  const { db } = open(database().url, { maxConnections: 1, statementTimeoutMs: 100 });
  const read = db.transaction((one) => one.execute(sql`show transaction_isolation`), {
    isolationLevel: "serializable",
  });
  expect(await read).toMatchObject({ rows: [{ transaction_isolation: "serializable" }] });
  const slow = db.transaction((one) => one.execute(sql`select pg_sleep(60)`));
  expect(rootCause(await slow.catch((error: unknown) => error))).toMatchObject({ code: "57014" });
});

test("a producer whose transactions could not begin records as before, in a transaction and without", async () => {
  const outage = await link();
  const producer = await openProducer({ databaseUrl: outage.url, dataDir: database().dataDir });
  onTestFinished(() => void producer.close());
  const record = (name: string) =>
    producer.access.db.transaction((transaction) =>
      producer.createJob({ type: "import", name }, { db: transaction }),
    );
  outage.cutAt("begin");
  // One more than it has connections.
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(await record("lost").catch(knownError)).toMatchObject({ code: "database_unavailable" });
  }
  outage.restore();
  const [within, without] = [
    await record("within"),
    await producer.createJob({ type: "sync", name: "without" }),
  ];
  expect(await database().sql("select id::text from job order by id")).toEqual([
    { id: within.id },
    { id: without.id },
  ]);
});
