/** How long the server may take to accept a connection. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** The server ends a statement at its time limit; so much later its client stops waiting for it. */
export const CLIENT_GRACE_MS = 2_000;
/** How a column is called in the database. */
export const NAMES = { casing: "snake_case" } as const;

/*
 * Our tables are in the schema public, whatever the path of the role. Times read as text are the same on every server. Where a database's default is to keep one snapshot for a
 * transaction, counts would never be folded, and a clear would stumble over every producer. At the default cost of
 * a random page, batches of an export and of a clear are joined by reading whole tables (measured). To compile
 * statements as short as ours takes longer than to run them.
 */
export const SETTINGS = [
  "search_path=public",
  "timezone=UTC",
  "datestyle=ISO",
  "default_transaction_isolation=read\\ committed",
  "random_page_cost=1.1",
  "jit=off",
];

interface Limits {
  statementTimeoutMs: number;
  /** How long a statement waits for a row that somebody holds. */
  lockTimeoutMs: number;
}

/** What a connection asks the server for as it starts. */
export function serverOptions({ statementTimeoutMs, lockTimeoutMs }: Limits): string {
  const limits = [`statement_timeout=${statementTimeoutMs}`, `lock_timeout=${lockTimeoutMs}`];
  return [...SETTINGS, ...limits].map((one) => `-c ${one}`).join(" ");
}
