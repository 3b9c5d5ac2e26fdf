import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "@/db/client";
import { rootCause } from "@/lib/database-error";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("whatever numbers a session has, its statement is cancelled: half of the secrets have their top bit set", async () => {
  const readers: AbortController[] = [];
  const abandoned = () => {
    const reader = new AbortController();
    readers.push(reader);
    return reader.signal;
  };
  const connection = connect(database().url, {
    maxConnections: 20,
    watch: { abandoned, ended: () => undefined },
  });
  onTestFinished(() => connection.close());
  const nap = () =>
    connection.db.execute(sql`select pg_sleep(62)`).catch((error: unknown) => rootCause(error));
  const naps = Promise.all(Array.from({ length: 20 }, nap));
  const active =
    "select count(*)::int as n from pg_stat_activity where query = 'select pg_sleep(62)' and state = 'active'";
  await expect.poll(() => database().sql(active)).toEqual([{ n: 20 }]);
  for (const reader of readers) reader.abort();
  for (const ended of await naps) expect(ended).toMatchObject({ code: "57014" });
  expect(await database().sql(active)).toEqual([{ n: 0 }]);
});
