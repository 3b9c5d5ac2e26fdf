import { join } from "node:path";
import { Client, DatabaseError } from "pg";
import { formatMessage } from "@/lib/texts/format-message";
import { migrationsTexts } from "@/texts/server/migrations";
import { MAKE_JOURNAL, readJournal } from "./journal/journal";
import { MigrationError } from "./journal/migration-error";
import { pendingMigrations } from "./journal/pending-migrations";
import { type Migration, readMigrations } from "./journal/read-migrations";
import { takeOver } from "./journal/take-over";

/** Any fixed number: it marks this project's migrations among a database's advisory locks. */
const MIGRATION_LOCK = 7_203_115_406;

/**
 * A migration may run, wait and idle for a long time, whatever limits the role has; a limit that the server does not
 * know is skipped. Names without a schema mean the schema public. The lock makes any number of processes take turns. It
 * belongs to the transaction, so it also holds behind PgBouncer, and a killed process leaves nothing locked.
 */
const BEGIN = `
  begin isolation level read committed;
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  select set_config('transaction_timeout', '0', true) where current_setting('transaction_timeout', true) is not null;
  set local search_path = public;
  select pg_advisory_xact_lock(${MIGRATION_LOCK})`;

/** SQLSTATE classes of faults that pass: the server is away, full or read-only for now, or it ended this session. */
const PASSES = /^(08|25006|40|53|55|57|58)/;

export interface MigrationResult {
  /** The last migration that the database had before; null if it had none. */
  before: string | null;
  /** The migrations that this call applied, in order. */
  applied: string[];
  /** The last migration that the database has now. */
  now: string;
}

/**
 * Brings the database at `url` up to the newest migration, or changes nothing. Any number of processes may call it at
 * once. Throws a MigrationError when this version can't use the database, otherwise the driver's error.
 */
export async function migrate(
  url: string,
  folder = join(process.cwd(), "db", "migrations"),
): Promise<MigrationResult> {
  const migrations = await readMigrations(folder);
  const client = new Client({
    connectionString: url,
    application_name: "jobs-console-migrate",
    connectionTimeoutMillis: 5_000,
  });
  // The running query rejects as well; without a listener this event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(BEGIN);
    const migrated = await migrateInTransaction(client, migrations);
    await client.query("commit");
    return migrated;
  } finally {
    // Without a commit the server undoes everything.
    await client.end();
  }
}

async function migrateInTransaction(client: Client, migrations: Migration[]): Promise<MigrationResult> {
  const [baseline] = migrations;
  if (!baseline) throw new MigrationError(migrationsTexts.missing);
  await requireUtf8(client);
  let applied = await readJournal(client);
  let before = applied?.at(-1)?.tag ?? null;
  if (!applied) {
    await client.query(MAKE_JOURNAL);
    before = await takeOver(client, baseline);
    applied = before ? [baseline] : [];
  }
  const pending = pendingMigrations(migrations, applied);
  for (const migration of pending) await apply(client, migration);
  return {
    before,
    applied: pending.map(({ tag }) => tag),
    now: migrations.at(-1)?.tag ?? baseline.tag,
  };
}

async function requireUtf8(client: Client) {
  const { rows } = await client.query<{ name: string; encoding: string }>(
    "select current_database() as name, current_setting('server_encoding') as encoding",
  );
  const [found] = rows;
  if (!found || found.encoding === "UTF8") return;
  throw new MigrationError(
    formatMessage(migrationsTexts.encoding, { database: found.name, encoding: found.encoding }),
  );
}

/** Sends the whole migration as one text, so that it may hold any SQL. */
async function apply(client: Client, { tag, sql, sha256 }: Migration) {
  try {
    await client.query(`${sql}\n;insert into jobs.migration (tag, sha256) values ('${tag}', '${sha256}')`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || PASSES.test(error.code ?? "")) throw error;
    throw new MigrationError(formatMessage(migrationsTexts.failed, { tag, reason: error.message }));
  }
}
