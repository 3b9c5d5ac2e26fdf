import { migrate } from "@/db/migrate";
import { joinEmbeddedServer } from "@/lib/embedded/server";
import type { Environment } from "@/lib/env";
import { JobsError } from "@/lib/errors";
import { MIGRATIONS_FOLDER } from "./settings";

export interface OpenDatabase {
  url: string;
  release(): Promise<void>;
}

/** DATABASE_URL as it is, else the embedded server, which is started when it isn't running. */
export async function openDatabase(settings: Environment): Promise<OpenDatabase> {
  if (settings.DATABASE_URL) return { url: settings.DATABASE_URL, release: async () => undefined };
  const server = await joinEmbeddedServer(settings.JOBS_DATA_DIR).catch((cause: unknown) => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new JobsError("database_unavailable", message, { cause });
  });
  try {
    // Also on one that runs already: another call may have started it a moment ago and not got this far.
    await migrate(server.url, MIGRATIONS_FOLDER);
    return server;
  } catch (error) {
    await server.release();
    throw error;
  }
}

/** Brings the database to this version's migration, wherever it is. */
export async function migrateDatabase(settings: Environment): Promise<void> {
  if (settings.DATABASE_URL) return migrate(settings.DATABASE_URL, MIGRATIONS_FOLDER);
  const server = await openDatabase(settings);
  await server.release();
}
