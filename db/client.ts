import { drizzle } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import { ConsoleClient } from "./console-client";
import { type CopiedBatch, copyInOneSnapshot, type FollowUp } from "./copy-out";
import { runStatement, type StatementWatch, watchedPool } from "./run-statement";
import { runTransaction } from "./run-transaction";
import { CLIENT_GRACE_MS, CONNECT_TIMEOUT_MS, NAMES, serverOptions } from "./settings";

/** What every read and write runs on: a pool, or a transaction that the caller opened with Drizzle. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface Connection {
  db: Database;
  /**
   * Runs one COPY … TO STDOUT statement. Returns as many of its rows as fit into `room`, and the answer to what `ask`
   * then asks about them, in the same snapshot. Neither statement takes parameters: quote every value.
   */
  copyOut(statement: string, room: Buffer, ask?: FollowUp): Promise<CopiedBatch>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  maxConnections?: number;
  /** The server's limit for one statement; the client stops waiting two seconds after it. */
  statementTimeoutMs?: number;
  /** How long a statement waits for a row that another session holds; without it, as long as the statement may run. */
  lockTimeoutMs?: number;
  /** Called with the error of a connection that died while nobody used it; the pool has replaced it already. */
  onIdleError?: (error: Error) => void;
  watch?: StatementWatch;
}

/** Makes a pool on `url`. The deadlines of all statements are set here and nowhere else. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const statementTimeoutMs = options.statementTimeoutMs ?? 30_000;
  const deadlineMs = statementTimeoutMs + CLIENT_GRACE_MS;
  const pool = new Pool({
    Client: ConsoleClient,
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
  // A connection in use, or just handed out, must not end the process either: the statement on it fails by itself.
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
