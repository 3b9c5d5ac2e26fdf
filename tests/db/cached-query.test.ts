import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { cachedQuery, preparedQuery } from "@/db/cached-query";
import { connect } from "@/db/client";
import { testDatabase } from "@/tests/support/database";
import { startPooler } from "@/tests/support/pooler";

const database = testDatabase();

test("a kept statement is put together once for each kind, and runs with the values of each call", async () => {
  const built: string[] = [];
  const twice = cachedQuery((db, { as }: { as: "integer" | "text" }) => {
    built.push(as);
    const given = sql`${sql.placeholder("given")}::${sql.raw(as)}`;
    return db.select({ given, again: given }).from(sql`(values (1)) as one`);
  });
  const { db } = database();
  expect(await twice(db, { given: 7 }, { as: "integer" })).toEqual([{ given: 7, again: 7 }]);
  expect(await twice(db, { given: "a' b" }, { as: "text" })).toEqual([{ given: "a' b", again: "a' b" }]);
  expect(await twice(db, { given: null }, { as: "integer" })).toEqual([{ given: null, again: null }]);
  expect(built).toEqual(["integer", "text"]);
});

test("of many kinds, those that were used longest ago are put together again", async () => {
  const built: number[] = [];
  const { db } = database();
  const kept = cachedQuery((on, number: number) => {
    built.push(number);
    return on.select({ one: sql`1` }).from(sql`(values (1)) as one`);
  });
  for (let number = 1; number <= 300; number++) await kept(db, {}, number);
  await kept(db, {}, 1);
  await kept(db, {}, 301);
  expect(built).toHaveLength(301);
  await kept(db, {}, 1);
  await kept(db, {}, 2);
  expect(built.slice(301)).toEqual([2]);
});

test("what is kept for the pool does not run outside of a transaction, and the server keeps nothing of it", async () => {
  const { db } = database();
  const here = cachedQuery((on) =>
    on
      .select({
        transaction: sql`pg_current_xact_id()::text`,
        kept: sql`(select count(*)::int from pg_prepared_statements)`,
      })
      .from(sql`(values (1)) as one`),
  );
  await here(db, {});
  await db.transaction(async (transaction) => {
    const [one] = await here(transaction, {});
    const [other] = await here(transaction, {});
    expect(one).toEqual(other);
    expect(one?.kept).toBe(0);
  });
});

const plus = preparedQuery((on, { as }: { as: "integer" | "text" }) =>
  on
    .select({ given: sql`${sql.placeholder("given")}::${sql.raw(as)}`, pid: sql`pg_backend_pid()` })
    .from(sql`(values (1)) as one`),
);
const keptNames = sql`select statement, count(*) over ()::int as n from pg_prepared_statements where name like 'kept_%'`;

/** A pool of one connection, so that what the server keeps can be asked of it. */
function openOne(url: string) {
  const { db, close } = connect(url, { maxConnections: 1 });
  onTestFinished(close);
  return db;
}

test("a prepared statement is kept by the server once for each kind, in a transaction and outside, and by no two names", async () => {
  const db = openOne(database().url);
  for (const given of [7, 8]) expect(await plus(db, { given }, { as: "integer" })).toMatchObject([{ given }]);
  expect(await plus(db, { given: "a' b" }, { as: "text" })).toMatchObject([{ given: "a' b" }]);
  await db.transaction(async (transaction) => {
    expect(await plus(transaction, { given: null }, { as: "integer" })).toMatchObject([{ given: null }]);
  });
  expect(await db.execute(keptNames)).toMatchObject({
    rows: [
      { statement: expect.stringContaining("::"), n: 2 },
      { statement: expect.stringContaining("::"), n: 2 },
    ],
  });
});

test("a prepared statement outlives its connection", async () => {
  const db = openOne(database().url);
  const [first] = await plus(db, { given: 1 }, { as: "integer" });
  await database().sql("select pg_terminate_backend($1)", [first?.pid]);
  await expect
    .poll(() => plus(db, { given: 2 }, { as: "integer" }).catch(() => null))
    .toMatchObject([{ given: 2, pid: expect.not.toSatisfy((pid) => pid === first?.pid) }]);
});

test("where a pooler stands between, the server of the next statement may be another one: it keeps nothing", async () => {
  const pooler = await startPooler(database().url);
  onTestFinished(() => pooler.close());
  const db = openOne(pooler.url);
  expect(await plus(db, { given: 7 }, { as: "integer" })).toMatchObject([{ given: 7 }]);
  await db.transaction(async (transaction) => {
    expect(await plus(transaction, { given: 8 }, { as: "integer" })).toMatchObject([{ given: 8 }]);
  });
  expect(await db.execute(keptNames)).toMatchObject({ rows: [] });
});
