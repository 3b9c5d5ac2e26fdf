import { expect, test } from "vitest";
import { MigrationError } from "@/db/journal/migration-error";
import { migrateWhenThere } from "@/lib/serve/migrate-when-there";
import { onServer, scratchDatabase } from "@/tests/support/database-scratch";
import { MIGRATIONS } from "@/tests/support/newest-migration";

test("a database that is not there yet is waited for, then migrated", async () => {
  const { name, url } = await scratchDatabase();
  await onServer(`alter database ${name} rename to ${name}_later`);
  const migrated = migrateWhenThere(url);
  await onServer(`alter database ${name}_later rename to ${name}`);
  expect(await migrated).toMatchObject({ before: null, applied: MIGRATIONS });
});

test("a database that this version can't take ends the start at once, with the sentence", async () => {
  const { url } = await scratchDatabase("encoding 'SQL_ASCII' locale 'C'");
  const refused = await migrateWhenThere(url).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(MigrationError);
  expect(refused).toHaveProperty("message", expect.stringContaining("SQL_ASCII"));
});

test("so does a migration that fails for what the database holds, such as a view of the same name", async () => {
  const { url, sql } = await scratchDatabase();
  await sql("create view job as select 1 as mine");
  await expect(migrateWhenThere(url)).rejects.toThrow(
    '0000_baseline can\'t be applied to this database: relation "job"',
  );
});
