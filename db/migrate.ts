import { type Client, DatabaseError } from "pg";
import { formatMessage } from "@/lib/texts/format-message";
import { migrationsTexts } from "@/texts/server/migrations";
import { ConsoleClient } from "./console-client";
import { lockJournal, MAKE_JOURNAL } from "./journal/journal";
import { MigrationError } from "./journal/migration-error";
import { pendingMigrations } from "./journal/pending-migrations";
import { type Migration, migrationsFolder, readMigrations } from "./journal/read-migrations";
import { takeOver } from "./journal/take-over";

/**
 * A migration may run, wait and idle for a long time, whatever limits the role has; a limit that the server does not
 * know is skipped. Names without a schema mean the schema public.
 */
const BEGIN = `
  begin isolation level read committed;
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  select set_config('transaction_timeout', '0', true) where current_setting('transaction_timeout', true) is not null;
  set local search_path = public`;

/** SQLSTATEs of something that another process made at the same moment. */
const MADE_BY_ANOTHER = new Set(["23505", "42P06", "42P07"]);
const MOST_TRIES = 5;

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
export async function migrate(url: string, folder = migrationsFolder()): Promise<MigrationResult> {
  const migrations = await readMigrations(folder);
  const client = new ConsoleClient({
    connectionString: url,
    application_name: "jobs-console-migrate",
    connectionTimeoutMillis: 5_000,
  });
  // The running query rejects as well; without a listener this event would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await migrateInTurn(client, migrations);
  } finally {
    // Without a commit the server undoes everything.
    await client.end();
  }
}

/** The first process that makes the journal wins; the others then find it, and wait for its lock. */
async function migrateInTurn(client: Client, migrations: Migration[]): Promise<MigrationResult> {
  for (let tries = 1; ; tries++) {
    await client.query(BEGIN);
    try {
      const migrated = await migrateInTransaction(client, migrations);
      await client.query("commit");
      return migrated;
    } catch (error) {
      const isTaken = error instanceof DatabaseError && MADE_BY_ANOTHER.has(error.code ?? "");
      if (!isTaken || tries === MOST_TRIES) throw error;
      await client.query("rollback");
    }
  }
}

async function migrateInTransaction(client: Client, migrations: Migration[]): Promise<MigrationResult> {
  const [baseline] = migrations;
  if (!baseline) throw new MigrationError(migrationsTexts.missing);
  await requireUtf8(client);
  let applied = await lockJournal(client);
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
