import type { Client } from "pg";
import type { AppliedMigration } from "./pending-migrations";

/**
 * The journal of the migrations that this database has. It is in a schema of our own: Drizzle's journal is shared by
 * all applications of a database that use Drizzle, and a newer row of another one makes Drizzle skip ours without a
 * word.
 */
export const MAKE_JOURNAL = `
  do $$ begin
    -- "If not exists" would ask for the right to make schemas also where it is there.
    if to_regnamespace('jobs') is null then
      create schema jobs;
    end if;
  end $$;
  create table if not exists jobs.migration (
    tag text primary key,
    sha256 text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`;

/**
 * The migrations in the journal, in the order of their tags; null when there is no journal. Until the transaction ends,
 * others wait here for it: any number of processes take turns, also behind PgBouncer, and a killed one leaves nothing
 * locked. An advisory lock would do the same, but every role of the database may hold one for ever.
 */
export async function lockJournal(client: Client): Promise<AppliedMigration[] | null> {
  const found = await client.query(
    "select from pg_class where relname = 'migration' and relnamespace = to_regnamespace('jobs')",
  );
  if (found.rowCount === 0) return null;
  await client.query("lock table jobs.migration in exclusive mode");
  const { rows } = await client.query<AppliedMigration>(
    'select tag, sha256 from jobs.migration order by tag collate "C"',
  );
  return rows;
}
