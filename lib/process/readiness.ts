import { sql } from "drizzle-orm";
import { migrationsFolder, readMigrations } from "@/db/journal/read-migrations";
import { reading } from "@/lib/current-verb";
import { knownError, rootCause } from "@/lib/database-error";
import { DatabaseUnusable } from "@/lib/errors";
import { databaseFaultTexts } from "@/texts/server/database-fault";
import { database, fileStore } from "./database";

/** What keeps this process from serving requests now. */
interface Unready {
  part: "database" | "migrations" | "storage";
  error: unknown;
}

/**
 * What is not ready; null when all is. A database that can only be read is not ready: nothing can be recorded in it, and
 * nobody can sign in, although what can be read is still served.
 */
export async function findUnready(): Promise<Unready | null> {
  return (await findDatabaseFault()) ?? (await findStorageFault());
}

const NO_JOURNAL = /^(42P01|3F000)$/;

async function findDatabaseFault(): Promise<Unready | null> {
  try {
    const { isReadOnly, isMigrated } = await askDatabase();
    if (isReadOnly) return { part: "database", error: new DatabaseUnusable(databaseFaultTexts.readOnly) };
    return isMigrated ? null : awaitingMigrations();
  } catch (error) {
    if (NO_JOURNAL.test(rootCause(error).code)) return awaitingMigrations();
    return { part: "database", error: knownError(error) };
  }
}

const awaitingMigrations = (): Unready => ({
  part: "migrations",
  error: new DatabaseUnusable(databaseFaultTexts.awaitingMigrations),
});

function askDatabase() {
  return reading("askDatabase", async () => {
    const newest = await newestMigration();
    const [row] = await database()
      .db.select({
        isReadOnly: sql<boolean>`current_setting('transaction_read_only')::boolean`,
        isMigrated: sql<boolean>`bool_or(tag = ${newest})`,
      })
      .from(sql`jobs.migration`);
    return { isReadOnly: row?.isReadOnly === true, isMigrated: row?.isMigrated === true };
  });
}

let newest: Promise<string> | undefined;

/** The last migration of this version. */
function newestMigration(): Promise<string> {
  newest ??= readMigrations(migrationsFolder())
    .then((all) => all.at(-1)?.tag ?? "")
    .catch((error: unknown) => {
      // The next request tries again.
      newest = undefined;
      throw error;
    });
  return newest;
}

/** How long the outcome of a try counts. A bucket is paid for by the request. */
const GOOD_FOR_MS = 30_000;
const BAD_FOR_MS = 2_000;

let tried: { until: number; outcome: Promise<Unready | null> } | undefined;

function findStorageFault(): Promise<Unready | null> {
  if (tried && performance.now() < tried.until) return tried.outcome;
  const outcome = fileStore()
    .probe()
    .then(
      () => null,
      (error: unknown): Unready => ({ part: "storage", error }),
    );
  const current = { until: performance.now() + GOOD_FOR_MS, outcome };
  tried = current;
  void outcome.then((fault) => {
    current.until = performance.now() + (fault ? BAD_FOR_MS : GOOD_FOR_MS);
  });
  return outcome;
}
