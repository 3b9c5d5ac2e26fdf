import { type Connection, connect } from "@/db/client";
import { currentVerb, statementAbandoned } from "@/lib/current-verb";
import { readEnvironment } from "@/lib/env";
import { type OpenedStore, openFileStore } from "@/lib/files/store/open-file-store";
import { log } from "@/lib/log";

declare global {
  /** Next loads this module more than once in a process; the pool must be one all the same. */
  var jobsConsoleConnection: Connection | undefined;
}

/** The server process's one pool, on DATABASE_URL. Connects on first use; throws if the variable is missing. */
export function database(): Connection {
  globalThis.jobsConsoleConnection ??= open();
  return globalThis.jobsConsoleConnection;
}

function open(): Connection {
  const { DATABASE_URL } = readEnvironment();
  if (!DATABASE_URL)
    throw new Error("DATABASE_URL: not set. Start the server with npm start or npm run dev.");
  return connect(DATABASE_URL, {
    lockTimeoutMs: LOCK_TIMEOUT_MS,
    // It happens within whichever request opened the connection, and belongs to none.
    onIdleError: ({ message }) =>
      log("warn", "database.idle_connection_ended", { reason: message, request: undefined }),
    watch: { abandoned: statementAbandoned, ended: logSlow },
  });
}

/** One transaction that holds a row for long must not take all connections of those who wait for it. */
const LOCK_TIMEOUT_MS = 3_000;
const SLOW_MS = 200;

/** Names the verb, never the statement: that may hold values. */
function logSlow({ waitedMs, ranMs }: { waitedMs: number; ranMs: number }) {
  if (waitedMs + ranMs <= SLOW_MS) return;
  log("warn", "query.slow", { verb: currentVerb(), ms: Math.round(ranMs), waited_ms: Math.round(waitedMs) });
}

let files: OpenedStore | undefined;

/**
 * Where the server process keeps job files. Of each copy of this module its own: what a store throws is known by
 * its class, and a copy has classes of its own. Two or three clients of an S3 server are no burden.
 */
export function fileStore(): OpenedStore {
  files ??= openFileStore(readEnvironment());
  return files;
}
