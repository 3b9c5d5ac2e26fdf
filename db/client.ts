import { drizzle } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import { type CopiedBatch, copyInOneSnapshot, type FollowUp } from "./copy-out";
import { runStatement, type StatementWatch, watchedPool } from "./run-statement";
import { runTransaction } from "./run-transaction";
import { CLIENT_GRACE_MS, CONNECT_TIMEOUT_MS, NAMES, serverOptions } from "./settings";

/** What every read and write runs on: a pool, or a transaction that the caller opened with Drizzle. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface Connection {
  db: Database;
  /**
   * The rows of one COPY … TO STDOUT statement, as many as `room` holds, and what is then asked about them, of the same
   * snapshot. Neither statement takes parameters: quote every value.
   */
  copyOut(statement: string, room: Buffer, ask?: FollowUp): Promise<CopiedBatch>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  maxConnections?: number;
  /** The server's limit for one statement; the client stops waiting two seconds after it. */
  statementTimeoutMs?: number;
  /** How long a statement waits for a row that somebody holds; without it, as long as it may run. */
  lockTimeoutMs?: number;
  /** Told of connections that died while nobody used them; the pool has replaced them already. */
  onIdleError?: (error: Error) => void;
  watch?: StatementWatch;
}

/** A pool on `url`. The deadlines that hold for every statement are set here and nowhere else. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const deadlineMs = statementTimeoutMs + CLIENT_GRACE_MS;
  const pool = new Pool({
    connectionString: url,
    application_name: "jobs-console",
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: deadlineMs,
    keepAlive: true,
    options: serverOptions({
      statementTimeoutMs,
      lockTimeoutMs: options.lockTimeoutMs ?? statementTimeoutMs,
    }),
  });
  // Without a listener, the end of an idle connection would end the process.
  pool.on("error", (error) => options.onIdleError?.(error));
  // Nor may the end of one in use, or of one that is just handed out: what is asked of it fails by itself.
  pool.on("connect", (client) => client.on("error", () => undefined));

  const db = drizzle(watchedPool(pool, options.watch), NAMES);
  db.transaction = (work, config) =>
    runTransaction(pool, (client) => drizzle(client, NAMES).transaction(work, config));

  return {
    db,
    copyOut: (statement, room, ask) =>
      runStatement(pool, options.watch, (client) => copyInOneSnapshot(client, { statement, room, ask })),
    close: () => pool.end(),
  };
}
