import { drizzle } from "drizzle-orm/node-postgres";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { Pool } from "pg";
import { CopyOut } from "./copy-out";

/** What every read and write runs on: a pool, or a transaction that the caller opened with Drizzle. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface Connection {
  db: Database;
  /** The rows of one COPY … TO STDOUT statement, whole. COPY takes no parameters: quote every value. */
  copyOut(statement: string): Promise<Buffer>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  maxConnections?: number;
  /** The server's limit for one statement; the client stops waiting two seconds after it. */
  statementTimeoutMs?: number;
  /** Told of connections that died while nobody used them; the pool has replaced them already. */
  onIdleError?: (error: Error) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const CLIENT_GRACE_MS = 2_000;

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
    // Times read as text are the same on every server; and at the default cost of a random page, batches of an
    // export and of a clear are joined by reading whole tables (measured).
    options: `-c timezone=UTC -c datestyle=ISO -c random_page_cost=1.1 -c statement_timeout=${statementTimeoutMs}`,
  });
  // Without a listener, the end of an idle connection would end the process.
  pool.on("error", (error) => options.onIdleError?.(error));

  return {
    db: drizzle(pool, { casing: "snake_case" }),
    copyOut: (statement) => copyOut(pool, statement),
    close: () => pool.end(),
  };
}

async function copyOut(pool: Pool, statement: string): Promise<Buffer> {
  const client = await pool.connect();
  // The statement under way rejects as well; without a listener the event would end the process.
  const ignore = () => undefined;
  client.on("error", ignore);
  try {
    const rows = await client.query(new CopyOut(statement)).rows;
    client.off("error", ignore);
    client.release();
    return rows;
  } catch (error) {
    // A connection that broke off in the middle of a COPY is of no more use.
    client.release(true);
    throw error;
  }
}
