import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { keptStatement } from "@/db/kept-statement";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("a kept statement is put together once for each kind, and runs with the values of each call", async () => {
  const built: string[] = [];
  const twice = keptStatement((db, { as }: { as: "integer" | "text" }) => {
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

test("what is kept for the pool does not run outside of a transaction, and the server keeps nothing of it", async () => {
  const { db } = database();
  const here = keptStatement((on) =>
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
