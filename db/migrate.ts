import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";

/** Any fixed number: it names this project's migrations among a database's advisory locks. */
const MIGRATION_LOCK = 7_203_115_406;

/**
 * Brings the database at `url` up to the newest migration. Any number of processes may call it at once:
 * Drizzle itself takes no lock, so a transaction on a second connection holds one meanwhile. Being a
 * transaction's, it also holds behind PgBouncer and is gone with a killed process.
 */
export async function migrate(url: string, migrationsFolder = join(process.cwd(), "db", "migrations")) {
  await withClient(url, async (guard) => {
    await guard.query("begin");
    await guard.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await withClient(url, (worker) => applyMigrations(drizzle(worker), { migrationsFolder }));
    await guard.query("commit");
  });
}

async function withClient(url: string, use: (client: Client) => Promise<void>) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The query under way rejects as well; this keeps the event from ending the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
