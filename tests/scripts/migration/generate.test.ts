import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { migrate } from "@/db/migrate";
import { changedStatements } from "@/scripts/migration/changed-statements";
import { tablesSql } from "@/scripts/migration/drizzle-kit";
import { generateMigration, wantedShape } from "@/scripts/migration/generate";
import { type LiveSql, type LiveStatement, readLiveSql } from "@/scripts/migration/live-sql";
import { differences, readShape } from "@/scripts/migration/shape";
import {
  migratedDatabase,
  scratchDatabase,
  scratchRole,
  withSession,
} from "@/tests/support/database-scratch";
import { MIGRATIONS, NEWEST_MIGRATION } from "@/tests/support/newest-migration";

let [tables, live]: [string, LiveSql] = ["", { beforeTables: [], afterTables: [] }];
beforeAll(async () => {
  [tables, live] = await Promise.all([tablesSql(), readLiveSql()]);
});

const scratch = async () => (await scratchDatabase()).url;

test("a migrated database is what the tables of db/schema and db/functions make of an empty one", async () => {
  const { url } = await migratedDatabase();
  const shape = await withSession(url, readShape);
  expect(shape.size).toBeGreaterThan(300);
  expect(differences(shape, await wantedShape(await scratch(), tables, live))).toEqual([]);
});

test.each([
  [
    "a function's body",
    "create or replace function jobs.is_import(type text) returns boolean language sql immutable parallel safe return false",
  ],
  ["a right", "grant execute on function jobs.move_job to public"],
  ["a right on a table", "grant select on job to public"],
  ["a trigger", "alter table job disable trigger guard_status_move"],
  [
    "a view",
    "create or replace view jobs.wrong_count as select whose, types, status, kept, counted from (select ''::text as whose, ''::text as types, ''::text as status, 0::bigint as kept, 0::bigint as counted) as none",
  ],
  ["an index", "drop index job_finished_idx; create index job_finished_idx on job (finished_at)"],
  ["an index's statistics", "alter index job_type_status_name_idx alter column 1 set statistics 100"],
  ["a constraint", "alter table job_file drop constraint job_file_size"],
  ["a column's default", "alter table job alter status drop default"],
  ["a table's settings", "alter table job_count set (fillfactor = 100)"],
  [
    "a function that is one too many",
    "create function jobs.queue_job(text) returns void language sql as 'select'",
  ],
])("a difference in %s shows", async (_, change) => {
  await withSession((await migratedDatabase()).url, async (client) => {
    const before = await readShape(client);
    await client.query(change);
    expect(differences(before, await readShape(client))).not.toEqual([]);
  });
});

async function folderOfMigrations() {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join("db", "migrations"), folder, { recursive: true });
  return folder;
}

test("generating yields nothing: db/schema and db/functions have no change without a migration", async () => {
  const folder = await folderOfMigrations();
  const generated = await generateMigration({ folder, name: "forgotten", live, scratch, mayAsk: false });
  expect(generated).toBe(null);
});

/** db/functions with one statement in another way, without it where `edit` returns null. */
function changed(makes: string, edit: (text: string) => string | null): LiveSql {
  const apply = (statement: LiveStatement): LiveStatement[] => {
    if (statement.makes !== makes) return [statement];
    const text = edit(statement.text);
    if (text === statement.text) throw new Error(`the edit of ${makes} changes nothing`);
    return text === null ? [] : [{ ...statement, text }];
  };
  return { beforeTables: live.beforeTables.flatMap(apply), afterTables: live.afterTables.flatMap(apply) };
}

const replaced = (makes: string, from: string, to: string) =>
  changed(makes, (text) => text.replace(from, to));

/** What would be generated for `wanted`, applied to a database on which a role was let in before. */
async function generated(wanted: LiveSql, alsoTables = "") {
  const role = await scratchRole();
  const database = await migratedDatabase();
  await database.sql("select jobs.let_record($1)", [role]);
  const shape = await wantedShape(await scratch(), `${tables}\n;${alsoTables}`, wanted);
  const statements = await withSession(database.url, (client) =>
    changedStatements(client, { shape, live: wanted, tables: alsoTables }),
  );
  await database.sql(`begin; set local search_path = public; ${statements.join("\n\n")}; commit`);
  expect(differences(await withSession(database.url, readShape), shape)).toEqual([]);
  const mayCall = async (name: string) =>
    (
      await database.sql(
        `select has_function_privilege('${role}', 'jobs.${name}'::regproc, 'execute') as may`,
      )
    )[0]?.may;
  return { statements, mayCall };
}

test("a changed body is one statement", async () => {
  const one = replaced("function move_job", "there is no job", "no such job");
  expect((await generated(one)).statements).toEqual([
    expect.stringMatching(/^CREATE OR REPLACE FUNCTION jobs\.move_job/),
  ]);
});

test("a new function comes with the rights, which keep it from everyone", async () => {
  const text =
    "CREATE OR REPLACE FUNCTION jobs.pause_job(job_id bigint) RETURNS void LANGUAGE sql AS $$ SELECT $$;";
  const pause = { file: "moves.sql", makes: "function pause_job", text };
  const { statements, mayCall } = await generated({ ...live, afterTables: [pause, ...live.afterTables] });
  expect(statements).toEqual([text, expect.stringMatching(/^DO \$\$\nBEGIN\n {2}REVOKE/)]);
  expect(await mayCall("pause_job")).toBe(false);
});

test("a function that is gone is dropped", async () => {
  const { statements } = await generated(changed("function open_clear_run", () => null));
  expect(statements).toEqual(["DROP FUNCTION jobs.open_clear_run;"]);
});

test("a function that returns another type is dropped and made again, for those who might call it before", async () => {
  const { statements, mayCall } = await generated(
    replaced("function queue_job", "RETURNS void", "RETURNS text"),
  );
  expect(statements.map((text) => text.split("\n").at(-1))).toContain("DROP FUNCTION jobs.queue_job;");
  expect(await mayCall("queue_job")).toBe(true);
});

test("so is one with other arguments: no second one of its name is left", async () => {
  const more = replaced(
    "function cancel_job",
    "owner bigint DEFAULT NULL",
    "owner bigint DEFAULT NULL, reason text DEFAULT NULL",
  );
  const { statements, mayCall } = await generated(more);
  expect(statements.join("\n")).toContain("DROP FUNCTION jobs.cancel_job;");
  expect(await mayCall("cancel_job")).toBe(true);
});

test("a view with other columns takes along what uses it", async () => {
  const wanted = changed("view unfolded_change", (text) =>
    text.replaceAll("SELECT c.*", "SELECT 1 AS one, c.*"),
  );
  expect((await generated(wanted)).statements.join("\n").match(/^DROP .*/gm)).toEqual([
    "DROP FUNCTION jobs.repair_counts;",
    "DROP VIEW jobs.wrong_count;",
    "DROP VIEW jobs.unfolded_change;",
  ]);
});

test("a trigger that can't be replaced is dropped first", async () => {
  const { statements } = await generated(
    replaced("trigger job_count_change.fold_when_due", "INITIALLY DEFERRED", "INITIALLY IMMEDIATE"),
  );
  expect(statements).toEqual([
    "DROP TRIGGER fold_when_due ON public.job_count_change;",
    expect.stringMatching(/^CREATE CONSTRAINT TRIGGER fold_when_due/),
  ]);
});

test("a column that a view shows changes with the view, and functions for a table's check come before it", async () => {
  const check =
    "CREATE OR REPLACE FUNCTION jobs.is_calm(n bigint) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN n > 0;";
  const wanted = {
    beforeTables: [...live.beforeTables, { file: "checks.sql", makes: "function is_calm", text: check }],
    afterTables: live.afterTables,
  };
  const change = `alter table job_count_change alter pending type integer;
    alter table job_count add constraint calm check (jobs.is_calm(pending + 1));`;
  const { statements } = await generated(wanted, change);
  expect(statements.indexOf(check)).toBeLessThan(statements.indexOf(change));
  expect(statements.join("\n")).toContain("DROP VIEW jobs.unfolded_change;");
});

test("what can't be generated is said, with what it is", async () => {
  const wanted = replaced("function is_sound_job", "type text, status text", "type text, status varchar");
  await expect(generated(wanted)).rejects.toThrow(
    /function is_sound_job is used by constraint job\.job_sound/,
  );
});

test("the file has the next number, applies, and has a snapshot beside it", async () => {
  const folder = await folderOfMigrations();
  const wanted = replaced("function move_job", "there is no job", "no such job");
  const name = await generateMigration({
    folder,
    name: "say_it_shorter",
    live: wanted,
    scratch,
    mayAsk: false,
  });
  const tag = `${String(MIGRATIONS.length).padStart(4, "0")}_say_it_shorter`;
  expect(name).toBe(`${tag}.sql`);
  expect(await readFile(join(folder, name ?? ""), "utf8")).toMatch(
    /^-- Generated .*\n\nCREATE OR REPLACE FUNCTION jobs\.move_job[\s\S]*no such job %[\s\S]*END \$\$;\n$/,
  );
  const { url } = await migratedDatabase();
  expect(await migrate(url, folder)).toEqual({
    before: NEWEST_MIGRATION,
    applied: [tag],
    now: tag,
  });
  expect(await generateMigration({ folder, name: "again", live: wanted, scratch, mayAsk: false })).toBe(null);
});
