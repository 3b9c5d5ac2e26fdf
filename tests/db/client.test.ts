import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { type Connection, connect } from "@/db/client";
import { knownError, rootCause } from "@/lib/database-error";
import { compactCounts } from "@/lib/jobs/counts/compact-counts";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();
const opened: Connection[] = [];
const open = (options = {}) => {
  const connection = connect(database().url, options);
  opened.push(connection);
  return connection;
};
afterEach(() => Promise.all(opened.splice(0).map((connection) => connection.close())));

const one = ({ db }: Pick<Connection, "db">) =>
  db.select({ one: sql<number>`1` }).from(sql`(values (1)) as t`);
const killOthers = () =>
  database().sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
const ROOM = 16 * 1024 * 1024;
const copy = ({ copyOut }: Pick<Connection, "copyOut">, statement: string, room = ROOM) =>
  copyOut(statement, Buffer.alloc(room));
/** Waits for a condition in the database, not for a time. */
async function until(condition: string) {
  for (;;) {
    const [row] = await database().sql(`select ${condition} as met`);
    if (row?.met) return;
  }
}

test("the pool outlives the end of its idle connections", async () => {
  const connection = open();
  await one(connection);
  await killOthers();
  await expect.poll(() => one(connection).catch(() => null)).toEqual([{ one: 1 }]);
});

test("a statement whose connection is killed rejects as the database's absence", async () => {
  const connection = open();
  const slow = connection.db.select({ at: sql`pg_sleep(60)` }).from(sql`(values (1)) as t`).catch(knownError);
  await until(
    "exists (select from pg_stat_activity where query like 'select pg_sleep(60)%' and state = 'active')",
  );
  await killOthers();
  expect(await slow).toMatchObject({ code: "database_unavailable" });
  await expect.poll(() => one(connection).catch(() => null)).toEqual([{ one: 1 }]);
});

test("a connection that dies between two statements of a transaction fails it, and nothing else", async () => {
  const dying = open().db.transaction(async (transaction) => {
    await transaction.execute(sql`select 1`);
    await killOthers();
    await until("(select count(*) = 1 from pg_stat_activity where datname = current_database())");
    await transaction.execute(sql`select 1`);
  });
  expect(await dying.catch(knownError)).toMatchObject({ code: "database_unavailable" });
});

test("a COPY is whole or rejects: an error at its first row, in its middle, a killed connection", async () => {
  const connection = open({ maxConnections: 1 });
  expect((await copy(connection, "copy (select generate_series(1, 3)) to stdout")).bytes.toString()).toBe(
    "1\n2\n3\n",
  );
  await expect(copy(connection, "copy (select 1 / 0) to stdout")).rejects.toThrow("division by zero");
  const middle = "copy (select 1 / (50000 - i) from generate_series(1, 100000) i) to stdout";
  await expect(copy(connection, middle)).rejects.toThrow("division by zero");
  const slow = copy(connection, "copy (select i, pg_sleep(0.01) from generate_series(1, 10000) i) to stdout");
  const settled = slow.catch((error: unknown) => error);
  await until(
    "exists (select from pg_stat_activity where query like 'begin %; copy (select i, pg_sleep%' and state = 'active')",
  );
  await killOthers();
  expect(knownError(await settled)).toMatchObject({ code: "database_unavailable" });
  expect((await copy(connection, "copy (select 7) to stdout")).bytes.toString()).toBe("7\n");
});

test("a COPY of many packets comes out as it went in", async () => {
  const rows = "select i, md5(i::text) from generate_series(1, 100000) i";
  const copied = await copy(open(), `copy (${rows}) to stdout with (format csv)`);
  const [expected] = await database().sql(
    `select md5(string_agg(i || ',' || md5(i::text) || E'\\n', '' order by i)) as sum from generate_series(1, 100000) i`,
  );
  expect(createHash("md5").update(copied.bytes).digest("hex")).toBe(expected?.sum);
});

test("rows that the room does not hold are dropped whole, and the answer says so", async () => {
  const connection = open({ maxConnections: 1 });
  const rows = "copy (select repeat('ä', i) from generate_series(1, 9) i) to stdout";
  const cut = await copy(connection, rows, 10);
  expect({ ...cut, bytes: String(cut.bytes), last: String(cut.last) }).toEqual({
    bytes: "ä\nää\n",
    last: "ää\n",
    count: 2,
    isCut: true,
    ofLast: null,
  });
  expect(await copy(connection, rows, 4)).toMatchObject({ count: 1, isCut: true });
  expect(await copy(connection, rows, 2)).toMatchObject({ count: 0, isCut: true });
  expect(await copy(connection, rows, 99)).toMatchObject({ count: 9, isCut: false });
  expect(await copy(connection, "copy (select where false) to stdout")).toMatchObject({
    count: 0,
    isCut: false,
  });
});

test("questions about copied rows are answered as they were, even if they were deleted since", async () => {
  await database().sql("insert into object (class_name) values ('Copied')");
  const connection = open({ maxConnections: 1 });
  let toldOfRows = () => {};
  const rowsAreThere = new Promise<void>((resolve) => {
    toldOfRows = resolve;
  });
  const [copied] = await open().db.transaction(async (deleting) => {
    await deleting.execute(sql`lock table object`);
    const answer = connection.copyOut("copy (select 7) to stdout", Buffer.alloc(9), ({ last, count }) => {
      toldOfRows();
      return `select '${last}'::int as last, ${count} as count,
        (select count(*)::int from object where class_name = 'Copied') as there`;
    });
    await rowsAreThere;
    // It waits for the table, and would see the deletion if its own time were what counts.
    await until("exists (select from pg_locks where not granted and relation = 'object'::regclass)");
    await deleting.execute(sql`delete from object where class_name = 'Copied'`);
    return [answer];
  });
  expect(await copied).toMatchObject({ count: 1, ofLast: [{ last: 7, count: 1, there: 1 }] });
  expect((await copy(connection, "copy (select 8) to stdout")).bytes.toString()).toBe("8\n");
});

test("a statement over its time is cut off, and the connection is good for the next", async () => {
  const connection = open({ maxConnections: 1, statementTimeoutMs: 50 });
  const cut = connection.db.select({ at: sql`pg_sleep(60)` }).from(sql`(values (1)) as t`);
  expect(knownError(await cut.catch((error: unknown) => error))).toMatchObject({
    code: "database_unavailable",
  });
  expect(await one(connection)).toEqual([{ one: 1 }]);
});

const isActive = (statement: string) =>
  `exists (select from pg_stat_activity where query like '${statement}%' and state = 'active')`;

test("a row that somebody holds is waited for as long as was agreed, and is then the database's absence", async () => {
  const connection = open({ lockTimeoutMs: 100 });
  await database().sql("insert into object (class_name) values ('Held')");
  await open().db.transaction(async (holder) => {
    await holder.execute(sql`update object set label = 'held'`);
    const waiting = connection.db.execute(sql`update object set label = 'late'`).catch(knownError);
    expect(await waiting).toMatchObject({ code: "database_unavailable" });
  });
});

test("a statement that nobody waits for any more is cancelled at once, and the pool goes on", async () => {
  const leaving = new AbortController();
  const ended: number[] = [];
  const connection = open({
    maxConnections: 1,
    watch: { abandoned: () => leaving.signal, ended: ({ ranMs }: { ranMs: number }) => ended.push(ranMs) },
  });
  const slow = connection.db.select({ at: sql`pg_sleep(61)` }).from(sql`(values (1)) as t`);
  const settled = slow.catch((error: unknown) => rootCause(error));
  await until(isActive("select pg_sleep(61)"));
  leaving.abort();
  expect(await settled).toMatchObject({ code: "57014", message: expect.stringContaining("user request") });
  await until(`not ${isActive("select pg_sleep(61)")}`);
  expect(ended).toHaveLength(1);
  // What is asked for after it was abandoned is not even sent.
  const late = await one(connection).catch((error: unknown) => rootCause(error));
  expect(late).toMatchObject({ message: expect.stringContaining("aborted") });
});

test("a COPY that nobody waits for is cancelled too", async () => {
  const leaving = new AbortController();
  const connection = open({ watch: { abandoned: () => leaving.signal, ended: () => undefined } });
  const slow = copy(connection, "copy (select i, pg_sleep(0.02) from generate_series(1, 9000) i) to stdout");
  const settled = slow.catch((error: unknown) => rootCause(error));
  await until(isActive("begin %; copy (select i, pg_sleep(0.02)"));
  leaving.abort();
  expect(await settled).toMatchObject({ code: "57014" });
});

test("of each statement it is told how long it waited for a connection, and how long it ran", async () => {
  const ended: { waitedMs: number; ranMs: number }[] = [];
  const connection = open({
    maxConnections: 1,
    watch: { abandoned: () => undefined, ended: (timing: (typeof ended)[number]) => ended.push(timing) },
  });
  const nap = () => connection.db.select({ at: sql`pg_sleep(0.3)` }).from(sql`(values (1)) as t`);
  await Promise.all([nap(), nap(), nap().catch(() => undefined)]);
  await connection.db.execute(sql`select 1 / 0`).catch(() => undefined);
  expect(ended).toHaveLength(4);
  expect(ended.slice(0, 3).every(({ ranMs }) => ranMs >= 290)).toBe(true);
  expect(ended.filter(({ waitedMs }) => waitedMs >= 290)).toHaveLength(2);
});

test("a database that is not there is reported as such, quickly", async () => {
  const connection = connect("postgres://nobody:nothing@127.0.0.1:1/none");
  const error = await one(connection).catch((thrown: unknown) => thrown);
  expect(knownError(error)).toMatchObject({ code: "database_unavailable" });
  await connection.close();
});

test("the server's own way of writing dates changes nothing", async () => {
  const name = new URL(database().url).pathname.slice(1);
  await database().sql(`alter database ${name} set datestyle = 'German'`);
  const [row] = await open()
    .db.select({ at: sql<string>`'2026-03-01 12:00:00+00'::timestamptz::text` })
    .from(sql`(values (1)) as t`);
  await database().sql(`alter database ${name} reset datestyle`);
  expect(row?.at).toBe("2026-03-01 12:00:00+00");
});

test("where the database's default is another isolation, statements see what is committed, and counts are folded", async () => {
  const name = new URL(database().url).pathname.slice(1);
  await database().sql(`alter database ${name} set default_transaction_isolation = 'serializable'`);
  await database().sql(`with roots as (insert into object (class_name) values ('Job') returning id)
    insert into job (id, type) select id, 'sync' from roots`);
  await compactCounts(open().db);
  await database().sql(`alter database ${name} reset default_transaction_isolation`);
  expect(await database().sql("select from job_count_change")).toEqual([]);
});

test("times come as text in UTC with their microseconds", async () => {
  const [row] = await open()
    .db.select({ at: sql<string>`'2026-03-01 12:00:00.000001+05:45'::timestamptz` })
    .from(sql`(values (1)) as t`);
  expect(row?.at).toBe("2026-03-01 06:15:00.000001+00");
});
