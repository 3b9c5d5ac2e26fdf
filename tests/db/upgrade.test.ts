import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "@/db/client";
import { MigrationError } from "@/db/journal/migration-error";
import { migrate } from "@/db/migrate";
import type { Access } from "@/lib/jobs/access";
import { countJobs } from "@/lib/jobs/counts/count-jobs";
import { verifyCounts } from "@/lib/jobs/counts/verify-counts";
import { differences, readShape } from "@/scripts/migration/shape";
import { type ScratchDatabase, scratchDatabase, withSession } from "@/tests/support/database-scratch";
import { expectExact } from "@/tests/support/jobs/recount";
import { MIGRATIONS, NEWEST_MIGRATION } from "@/tests/support/newest-migration";

/** The demo's database as the last version before the baseline left it: every kind of job, and counts not folded yet. */
const FIXTURE = join(import.meta.dirname, "fixtures", "before-baseline.sql.gz");
/** How a newer migration of another application of the same database stands in the journal that Drizzle shares. */
const FOREIGN =
  "insert into drizzle.__drizzle_migrations (hash, created_at) values (repeat('f', 64), 9999999999999)";

/**
 * The fixture is a dump: what PostgreSQL keeps of a function parsed, not as text, was printed and read once more. The
 * same, done to both, makes them comparable.
 */
const PRINT_AGAIN = `
  do $$
  declare definition text;
  begin
    for definition in select pg_get_functiondef(oid) from pg_proc where prosqlbody is not null
      and pronamespace = 'jobs'::regnamespace loop
      execute definition;
    end loop;
  end $$`;

async function databaseOfBefore(): Promise<ScratchDatabase> {
  const database = await scratchDatabase();
  await database.sql(gunzipSync(await readFile(FIXTURE)).toString());
  return database;
}

function accessTo(url: string): Access {
  const connection = connect(url, { maxConnections: 2 });
  onTestFinished(() => connection.close());
  return { ...connection, viewer: { role: "admin", id: null, name: "test" } };
}

/** Every row of every table in public, as one hash a table. */
async function contents({ sql }: ScratchDatabase) {
  const tables = await sql<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const hashes: [string, unknown][] = [];
  for (const { name } of tables) {
    const [row] = await sql(
      `select count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) from public.${name} as t`,
    );
    hashes.push([name, row]);
  }
  return Object.fromEntries(hashes);
}

const relations = (schema: string) =>
  `select relname from pg_class where relnamespace = to_regnamespace('${schema}')`;

test("a database of the version before the baseline is taken over with all its data", async () => {
  const database = await databaseOfBefore();
  const before = await contents(database);
  expect(before).toMatchObject({
    job: { rows: expect.any(Number) },
    job_count_change: { rows: expect.any(Number) },
  });

  expect(await migrate(database.url)).toEqual({
    before: "0018_safe_rows",
    applied: MIGRATIONS.slice(1),
    now: NEWEST_MIGRATION,
  });
  // A table that is new begins empty, but for the row that says how far the search is filled.
  const after = Object.entries(await contents(database));
  expect(Object.fromEntries(after.filter(([name]) => name in before))).toEqual(before);
  expect(Object.fromEntries(after.filter(([name]) => !(name in before)))).toEqual({
    turn: { rows: 0, md5: null },
    console_watch: { rows: 0, md5: null },
    type_pauses: { rows: 0, md5: null },
    user_setting: { rows: 0, md5: null },
    default_view: { rows: 0, md5: null },
    saved_view: { rows: 0, md5: null },
    saved_view_pin: { rows: 0, md5: null },
    search_block: { rows: 0, md5: null },
    search_change: { rows: 0, md5: null },
    search_entry: { rows: 0, md5: null },
    search_progress: { rows: 1, md5: expect.any(String) },
  });
  expect(await database.sql("select nspname from pg_namespace where nspname = 'drizzle'")).toEqual([]);
  expect(await migrate(database.url)).toMatchObject({ before: NEWEST_MIGRATION, applied: [] });

  const fresh = await scratchDatabase();
  await migrate(fresh.url);
  for (const { sql } of [database, fresh]) await sql(PRINT_AGAIN);
  const [one, other] = [await withSession(database.url, readShape), await withSession(fresh.url, readShape)];
  expect(differences(one, other)).toEqual([]);
});

test("its counts are right, its open jobs move on, and new ones are recorded", async () => {
  const database = await databaseOfBefore();
  const [pending] = await database.sql<{ n: number }>("select count(*)::int as n from job_count_change");
  expect(pending?.n).toBeGreaterThan(0);
  await migrate(database.url);
  const access = accessTo(database.url);
  expect(await verifyCounts(access, { repair: false })).toEqual({ findings: [], wrong: 0 });
  await expectExact((text, values) => database.sql(text, values));

  const { total, failed } = (await countJobs(access)).cards("general");
  await database.sql(
    `select jobs.start_job(id), jobs.fail_job(id, 'a sentence') from jobs.create_job('export', 'After the upgrade') as id`,
  );
  const [open] = await database.sql<{ id: string }>(
    "select id::text from job where status = 'running' limit 1",
  );
  await database.sql("select jobs.fail_job($1, 'a sentence')", [open?.id]);
  expect((await countJobs(access)).cards("general")).toMatchObject({ total: total + 1, failed: failed + 2 });
  expect(await verifyCounts(access, { repair: false })).toMatchObject({ wrong: 0 });
});

test("four processes may upgrade it at once", async () => {
  const { url, sql } = await databaseOfBefore();
  const migrated = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
  const before = migrated.map((one) => one.before);
  expect(before.filter((tag) => tag === "0018_safe_rows")).toHaveLength(1);
  expect(before.filter((tag) => tag === NEWEST_MIGRATION)).toHaveLength(3);
  expect(await sql("select tag from jobs.migration order by tag")).toEqual(
    MIGRATIONS.map((tag) => ({ tag })),
  );
});

test("an older database is refused with the version that it needs first, and nothing changes", async () => {
  const database = await databaseOfBefore();
  await database.sql("delete from drizzle.__drizzle_migrations where id = 19");
  const before = await contents(database);
  const refused = await migrate(database.url).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(MigrationError);
  expect(refused).toHaveProperty(
    "message",
    expect.stringMatching(/18 of the 19 .*First start, once, the version whose folder/),
  );
  expect(await contents(database)).toEqual(before);
  expect(await database.sql("select id from drizzle.__drizzle_migrations")).toHaveLength(18);
  expect(await database.sql("select to_regclass('jobs.migration') as journal")).toEqual([{ journal: null }]);
});

test("another application's row beside ours stays, with its table", async () => {
  const database = await databaseOfBefore();
  await database.sql(FOREIGN);
  expect(await migrate(database.url)).toMatchObject({ before: "0018_safe_rows", now: NEWEST_MIGRATION });
  expect(await database.sql("select hash from drizzle.__drizzle_migrations")).toEqual([
    { hash: "f".repeat(64) },
  ]);
});

test("a row that another application is writing at that moment stays, with its table", async () => {
  const database = await databaseOfBefore();
  await withSession(database.url, async (other) => {
    await other.query("begin");
    await other.query(FOREIGN);
    const migrated = migrate(database.url);
    const waiting = `select from pg_locks l join pg_stat_activity a using (pid) where not l.granted
      and a.datname = current_database() and a.application_name = 'jobs-console-migrate'`;
    await expect.poll(async () => (await database.sql(waiting)).length).toBe(1);
    await other.query("commit");
    expect(await migrated).toMatchObject({ now: NEWEST_MIGRATION });
  });
  expect(await database.sql("select hash from drizzle.__drizzle_migrations")).toEqual([
    { hash: "f".repeat(64) },
  ]);
});

test("the schema of Drizzle stays where there is anything else in it", async () => {
  const database = await databaseOfBefore();
  await database.sql("create table drizzle.theirs (a text)");
  await migrate(database.url);
  expect(await database.sql(relations("drizzle"))).toEqual([{ relname: "theirs" }]);
});

test("a journal of other applications alone is neither read as ours nor altered, however new its rows are", async () => {
  const { url, sql } = await scratchDatabase();
  await sql(`create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    ${FOREIGN}`);
  expect(await migrate(url)).toMatchObject({ before: null, applied: MIGRATIONS });
  expect(await sql("select id, hash from drizzle.__drizzle_migrations")).toEqual([
    { id: 1, hash: "f".repeat(64) },
  ]);
});

test("a journal of another application that our role may not read is none of ours", async () => {
  const { url, urlAs, sql, name } = await scratchDatabase();
  const role = `${name}_role`;
  await sql(`create schema drizzle; create table drizzle.__drizzle_migrations (hash text);
    create role ${role} login password '${role}'; grant create on database ${name} to ${role};
    grant create on schema public to ${role}`);
  onTestFinished(async () => {
    await withSession(url, (client) => client.query(`drop owned by ${role} cascade; drop role ${role}`));
  });
  expect(await migrate(urlAs(role))).toMatchObject({ before: null, applied: MIGRATIONS });
});
