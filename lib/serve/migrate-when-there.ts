import { setTimeout as pause } from "node:timers/promises";
import { type MigrationResult, migrate } from "@/db/migrate";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { log } from "@/lib/log";
import { formatMessage } from "@/lib/texts/format-message";
import { startTexts } from "@/texts/server/start";

const RETRY_MS = 2_000;

/**
 * These do not pass by themselves, but someone may fix them while we wait: a host or a database that is made later, a
 * standby that is promoted.
 */
const MAY_COME = new Set(["ENOTFOUND", "3D000", "25006", "53100", "ENOENT"]);

/**
 * Migrates the database at `url`, and tries again while it is unreachable. An error that does not pass by itself, such
 * as a wrong password, is thrown at once, with a sentence that says what it is.
 */
export async function migrateWhenThere(url: string): Promise<MigrationResult> {
  for (let tries = 0; ; tries++) {
    try {
      return await migrate(url);
    } catch (error) {
      const known = knownError(error);
      const { code, message } = rootCause(error);
      if (!(known instanceof DatabaseUnavailable && (known.passes || MAY_COME.has(code)))) throw known;
      if (tries % 15 === 0) {
        const fault = known.passes ? undefined : known.message;
        log("warn", "database.unavailable", {
          code,
          message,
          fault,
          note: formatMessage(startTexts.lookingAgain, { seconds: RETRY_MS / 1000 }),
        });
      }
      await pause(RETRY_MS);
    }
  }
}
