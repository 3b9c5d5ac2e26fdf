import { expect, test } from "vitest";
import { migrate } from "@/db/migrate";
import { testDatabase } from "@/tests/support/database";
import { scratchDatabase, withSession } from "@/tests/support/database-scratch";

const database = testDatabase();

test("four processes may migrate an empty database at once, and one of them does it", async () => {
  const { url, sql } = await scratchDatabase();
  const migrated = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  expect(migrated.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  const journal = await sql<{ tag: string }>("select tag from jobs.migration order by tag");
  expect(journal.map(({ tag }) => tag)).toEqual(migrated.flatMap(({ applied }) => applied));
  expect(await sql('select "only" from job_count_fold')).toEqual([{ only: true }]);
});

test("no role can keep others from migrating by the locks that every role may take", async () => {
  const { url } = await scratchDatabase();
  await withSession(url, async (holder) => {
    await holder.query("select pg_advisory_lock(7203115406)");
    expect((await migrate(url)).applied).not.toEqual([]);
  });
});

test("the journal has each migration with the hash of its file and its time", async () => {
  const rows = await database().sql(
    "select tag, sha256 ~ '^[0-9a-f]{64}$' as hashed, applied_at between now() - interval '1 hour' and now() as now from jobs.migration",
  );
  expect(rows).toContainEqual({ tag: "0000_baseline", hashed: true, now: true });
  expect(await database().sql("select from pg_namespace where nspname = 'drizzle'")).toEqual([]);
});

test("a migrated database takes another run as nothing to do, and says so", async () => {
  const journal = "select * from jobs.migration order by tag";
  const before = await database().sql(journal);
  const migrated = await migrate(database().url);
  expect(migrated).toMatchObject({ before: migrated.now, applied: [] });
  expect(await database().sql(journal)).toEqual(before);
});

test("every table but the journal is in the schema public, whatever the role is called", async () => {
  const tables = await database().sql(
    "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'public')",
  );
  expect(tables).toEqual([{ schemaname: "jobs", tablename: "migration" }]);
});
