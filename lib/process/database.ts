import { type Connection, connect } from "@/db/client";
import type { StatementEnd } from "@/db/run-statement";
import { currentVerb, statementAbandoned } from "@/lib/current-verb";
import { readEnvironment } from "@/lib/env";
import { type OpenedStore, openFileStore } from "@/lib/files/store/open-file-store";
import { log } from "@/lib/log";
import { logSparingly, worksAgain } from "@/lib/log-sparingly";
import { settingsTexts } from "@/texts/server/settings";

declare global {
  /** Next loads this module more than once in a process, but there must be one pool. */
  var jobsConsoleConnection: Connection | undefined;
}

/** The server process's one pool, on DATABASE_URL. Connects on first use; throws if the variable is missing. */
export function database(): Connection {
  globalThis.jobsConsoleConnection ??= open();
  return globalThis.jobsConsoleConnection;
}

function open(): Connection {
  const { DATABASE_URL } = readEnvironment();
  if (!DATABASE_URL) throw new Error(settingsTexts.databaseMissing);
  return connect(DATABASE_URL, {
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    // It happens within the request that opened the connection, but has nothing to do with it.
    onIdleError: ({ message }) =>
      logSparingly("connections", "warn", "database.idle_connection_ended", {
        reason: message,
        request: undefined,
      }),
    watch: { abandoned: statementAbandoned, ended: noteEnd },
  });
}

/** A transaction that holds a row for long must not use up all connections by those that wait for it. */
const LOCK_TIMEOUT_MS = 3_000;
const SLOW_MS = 200;

/** While it starts, the process opens its connections and loads its modules: who waits then waits for that. */
const STARTING_S = 10;

/** Logs the verb of a slow statement, never the statement, which may hold values. */
function noteEnd({ waitedMs, ranMs, failed }: StatementEnd) {
  if (!failed) worksAgain("database");
  const isStarting = process.uptime() < STARTING_S;
  if ((isStarting ? 0 : waitedMs) + ranMs <= SLOW_MS) return;
  log("warn", "query.slow", { verb: currentVerb(), ms: Math.round(ranMs), waited_ms: Math.round(waitedMs) });
}

let files: OpenedStore | undefined;

/**
 * The server process's store of job files. Each copy of this module has its own, because the errors of a store are
 * recognised by their classes, and each copy has its own classes. Two or three clients of an S3 server cost little.
 */
export function fileStore(): OpenedStore {
  files ??= openFileStore(readEnvironment());
  return files;
}
