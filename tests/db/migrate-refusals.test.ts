import { appendFile, copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { MigrationError } from "@/db/journal/migration-error";
import { migrate } from "@/db/migrate";
import { type ScratchDatabase, scratchDatabase } from "@/tests/support/database-scratch";

const BASELINE = "0000_baseline.sql";

/** A folder with our baseline, and a way to add to it. */
async function migrationsFolder() {
  const folder = await mkdtemp(join(tmpdir(), "jobs-console-migrations-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await copyFile(join("db", "migrations", BASELINE), join(folder, BASELINE));
  return { folder, write: (name: string, sql: string) => writeFile(join(folder, name), sql) };
}

/** The names of all tables, views and schemas. */
const contents = ({ sql }: ScratchDatabase) =>
  sql(
    `select nspname, relname from pg_namespace n left join pg_class on relnamespace = n.oid
     where nspname not like 'pg_%' and nspname <> 'information_schema' order by 1, 2`,
  );

async function expectRefusal(database: ScratchDatabase, folder: string | undefined, sentence: RegExp) {
  const before = await contents(database);
  const refused = await migrate(database.url, folder).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(MigrationError);
  expect(refused).toHaveProperty("message", expect.stringMatching(sentence));
  expect(await contents(database)).toEqual(before);
}

test.each(["LATIN1", "SQL_ASCII"])(
  "a database of the encoding %s is refused, and stays empty",
  async (encoding) => {
    const database = await scratchDatabase(`encoding '${encoding}' locale 'C'`);
    await expectRefusal(database, undefined, new RegExp(`${encoding}.*encoding 'UTF8' template template0`));
    expect(await contents(database)).toEqual([{ nspname: "public", relname: null }]);
  },
);

test("a migration that was edited after a database got it is refused by name", async () => {
  const database = await scratchDatabase();
  const { folder, write } = await migrationsFolder();
  await write("0001_second.sql", "create table second ();");
  await migrate(database.url, folder);
  await appendFile(join(folder, "0001_second.sql"), "\n-- A comment is an edit too.\n");
  await write("0002_third.sql", "create table third ();");
  await expectRefusal(database, folder, /0001_second was changed/);
});

test("lines that end as on Windows are no edit", async () => {
  const { url } = await scratchDatabase();
  const { folder, write } = await migrationsFolder();
  await write("0001_second.sql", "create table second ();\nselect 1;\n");
  await migrate(url, folder);
  await write("0001_second.sql", "create table second ();\r\nselect 1;\r\n");
  expect((await migrate(url, folder)).applied).toEqual([]);
});

test("a migration that comes late, with a number before one that is there, is refused by name", async () => {
  const database = await scratchDatabase();
  const { folder, write } = await migrationsFolder();
  await write("0002_third.sql", "create table third ();");
  await migrate(database.url, folder);
  await write("0001_second.sql", "create table second ();");
  await expectRefusal(database, folder, /0001_second is out of order.*0002_third/);
});

test("a database of a newer version is refused, and the migration that it has named", async () => {
  const database = await scratchDatabase();
  const { folder, write } = await migrationsFolder();
  await write("0001_of_later.sql", "create table later ();");
  await migrate(database.url, folder);
  await expectRefusal(database, undefined, /0001_of_later, which this version does not have/);
});

test("a migration that fails takes the others of its run with it, and its reason is passed on", async () => {
  const database = await scratchDatabase();
  const { folder, write } = await migrationsFolder();
  await write("0001_second.sql", "create table second ();");
  await write("0002_third.sql", "create table third (); create table third ();");
  await expectRefusal(
    database,
    folder,
    /0002_third can't be applied.*"third" already exists. Nothing was changed/,
  );
  await write("0002_third.sql", "create table third ();");
  expect((await migrate(database.url, folder)).applied).toEqual([
    "0000_baseline",
    "0001_second",
    "0002_third",
  ]);
});

test("a database that has tables of ours from elsewhere is refused, and they stay", async () => {
  const database = await scratchDatabase();
  await database.sql("create table job (mine text); insert into job values ('kept')");
  await expectRefusal(database, undefined, /"job" already exists/);
  expect(await database.sql("select mine from job")).toEqual([{ mine: "kept" }]);
});
