import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { connect } from "@/db/client";
import { requireSettings } from "@/lib/serve/require-settings";
import { migratedDatabase, onServer, withSession } from "@/tests/support/database-scratch";
import { startPooler } from "@/tests/support/pooler";

/** A migrated database with these settings, behind a pooler that takes no options. */
async function poolerBefore(settings: Record<string, string>) {
  const { url, name } = await migratedDatabase();
  for (const [setting, value] of Object.entries(settings)) {
    await onServer(`alter database ${name} set ${setting} = ${value}`);
  }
  const pooler = await startPooler(url, { takesOptions: false });
  onTestFinished(pooler.close);
  const connection = connect(pooler.url, { maxConnections: 1 });
  onTestFinished(connection.close);
  return { db: connection.db, url: pooler.url };
}

test("times are read the same behind a pooler that takes no options, whatever the database's settings", async () => {
  const { db } = await poolerBefore({ timezone: "'Asia/Kolkata'", datestyle: "'SQL, DMY'" });
  const [row] = await db
    .select({ at: sql<string>`timestamptz '2026-10-25 00:30:00.123456+00'::text` })
    .from(sql`pg_am`);
  expect(row).toEqual({ at: "2026-10-25 00:30:00.123456+00" });
  await expect(requireSettings(db)).resolves.toBeUndefined();
});

test("texts are read and written the same behind it, too", async () => {
  const { db } = await poolerBefore({ client_encoding: "'LATIN1'", standard_conforming_strings: "off" });
  const [row] = await db.select({ text: sql<string>`'日本 é \\n'::text` }).from(sql`pg_am`);
  expect(row).toEqual({ text: "日本 é \\n" });
});

test("without a pooler, a setting of the database changes nothing", async () => {
  const { url, name } = await migratedDatabase();
  await onServer(`alter database ${name} set search_path = tenant`);
  const connection = connect(url, { maxConnections: 1 });
  onTestFinished(connection.close);
  await expect(requireSettings(connection.db)).resolves.toBeUndefined();
});

test.each([
  ["search_path", "tenant"],
  ["search_path", "tenant, public"],
  ["default_transaction_isolation", "'repeatable read'"],
])("behind a pooler, %s = %s is refused at start, by name", async (setting, value) => {
  const { db } = await poolerBefore({ [setting]: value });
  await expect(requireSettings(db)).rejects.toThrow(
    new RegExp(`^DATABASE_URL: .*${setting} = ${value.replaceAll("'", "")}.*alter role`),
  );
});

test("the pooler of these tests does leave out the options", async () => {
  const { url } = await poolerBefore({ search_path: "tenant" });
  const { rows } = await withSession(
    Object.assign(new URL(url), { search: "?options=-c%20search_path=other" }).href,
    (client) => client.query("show search_path"),
  );
  expect(rows).toEqual([{ search_path: "tenant" }]);
});
