import { type MigrationResult, migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import type { Environment } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { MIGRATIONS_FOLDER } from "./settings";

export interface OpenDatabase {
  url: string;
  release(): Promise<void>;
}

/** DATABASE_URL as it is, else the embedded server, which is started when it isn't running, and migrated. */
export async function openDatabase(settings: Environment): Promise<OpenDatabase> {
  const database = await reachDatabase(settings);
  if (settings.DATABASE_URL) return database;
  try {
    // Also on one that runs already: another call may have started it a moment ago and not got this far.
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

/** Brings the database to this version's migration, wherever it is. */
export async function migrateDatabase(settings: Environment): Promise<MigrationResult> {
  const { url, release } = await reachDatabase(settings);
  try {
    return await migrate(url, MIGRATIONS_FOLDER);
  } finally {
    await release();
  }
}
