import { type MigrationResult, migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import type { Environment } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { MIGRATIONS_FOLDER } from "./settings";

export interface OpenDatabase {
  url: string;
  release(): Promise<void>;
}

/** DATABASE_URL unchanged; without it the embedded server, started if it isn't running, and migrated. */
export async function openDatabase(settings: Environment): Promise<OpenDatabase> {
  const database = await reachDatabase(settings);
  if (settings.DATABASE_URL) return database;
  try {
    // Also when it runs already: another call may have just started it and not migrated it yet.
    await migrate(database.url, MIGRATIONS_FOLDER);
    return database;
  } catch (error) {
    await database.release();
    throw error;
  }
}

async function reachDatabase(settings: Environment): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, release: async () => undefined };
  return joinEmbeddedServer(settings.JOBS_DATA_DIR).catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new JobsError("database_unavailable", message, { cause });
  });
}

/** Updates the database, embedded or not, to this version. */
export async function migrateDatabase(settings: Environment): Promise<MigrationResult> {
  const { url, release } = await reachDatabase(settings);
  try {
    return await migrate(url, MIGRATIONS_FOLDER);
  } finally {
    await release();
  }
}
