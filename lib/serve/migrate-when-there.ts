import { setTimeout as pause } from "node:timers/promises";
import { type MigrationResult, migrate } from "@/db/migrate";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { log } from "@/lib/log";

const RETRY_MS = 2_000;

/** Migrates the database at `url`, and tries again while it is unreachable. Any other error is thrown at once. */
export async function migrateWhenThere(url: string): Promise<MigrationResult> {
  for (let tries = 0; ; tries++) {
    try {
      return await migrate(url);
    } catch (error) {
      if (!(knownError(error) instanceof DatabaseUnavailable)) throw error;
      const { code, message } = rootCause(error);
      if (tries % 15 === 0)
        log("warn", "database.unavailable", { code, message, note: "trying again every 2 s" });
      await pause(RETRY_MS);
    }
  }
}
