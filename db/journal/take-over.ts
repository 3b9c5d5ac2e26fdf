import type { Client } from "pg";
import { formatMessage } from "@/lib/texts/format-message";
import { migrationsTexts } from "@/texts/server/migrations";
import { BEFORE_BASELINE } from "./before-baseline";
import { MigrationError } from "./migration-error";
import type { Migration } from "./read-migrations";

const HASHES = [...BEFORE_BASELINE.keys()];
const TAGS = new Set(BEFORE_BASELINE.values());
const LAST_TAG = [...TAGS].at(-1) ?? "";

/** Only the names of other programs' journals are known: their roles may let nobody read them. */
const FIND_JOURNAL = `
  select from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'drizzle' and c.relname = '__drizzle_migrations'
    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')`;

/**
 * The journal may also belong to another application: if it has that one's rows or grants, it stays. The rows are looked
 * for under the lock that the drop needs, so that one which is written at this moment is seen.
 */
const DROP_EMPTY_JOURNAL = `
  do $$
  declare
    journal regclass := 'drizzle.__drizzle_migrations';
    home regnamespace := 'drizzle';
  begin
    if exists (select from pg_class where oid = journal and (relacl is not null or not pg_has_role(relowner, 'usage'))) then
      return;
    end if;
    lock table drizzle.__drizzle_migrations in access exclusive mode;
    if exists (select from drizzle.__drizzle_migrations) then
      return;
    end if;
    drop table drizzle.__drizzle_migrations;
    if not exists (select from pg_depend where refclassid = 'pg_namespace'::regclass and refobjid = home)
      and exists (select from pg_namespace where oid = home and nspacl is null and pg_has_role(nspowner, 'usage')) then
      drop schema drizzle;
    end if;
  exception when dependent_objects_still_exist then
    null;
  end $$`;

/**
 * Takes a database that the versions before the baseline migrated into our own journal, which exists and is empty: the
 * database has all that `baseline` makes. Those versions used Drizzle's journal; our rows are removed from it. Returns
 * the tag of the last of their migrations, or null when there are none of ours.
 */
export async function takeOver(client: Client, baseline: Migration): Promise<string | null> {
  const journal = await client.query(FIND_JOURNAL);
  if (journal.rowCount === 0) return null;
  const { rows } = await client.query<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations where hash = any($1)",
    [HASHES],
  );
  const applied = new Set(rows.map(({ hash }) => BEFORE_BASELINE.get(hash)));
  if (applied.size === 0) return null;
  if (applied.size < TAGS.size) {
    throw new MigrationError(
      formatMessage(migrationsTexts.older, { count: applied.size, all: TAGS.size, last: LAST_TAG }),
    );
  }
  await requireDelete(client);
  await client.query("insert into jobs.migration (tag, sha256) values ($1, $2)", [
    baseline.tag,
    baseline.sha256,
  ]);
  await client.query("delete from drizzle.__drizzle_migrations where hash = any($1)", [HASHES]);
  await client.query(DROP_EMPTY_JOURNAL);
  return LAST_TAG;
}

/** An older version would take our rows in Drizzle's journal for its own, so they have to go. */
async function requireDelete(client: Client) {
  const { rows } = await client.query<{ role: string; allowed: boolean }>(
    "select current_user as role, has_table_privilege('drizzle.__drizzle_migrations', 'delete') as allowed",
  );
  const [found] = rows;
  if (found?.allowed) return;
  throw new MigrationError(formatMessage(migrationsTexts.deleteNotAllowed, { role: found?.role ?? "" }));
}
