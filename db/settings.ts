/** How long the server may take to accept a connection. */
export const CONNECT_TIMEOUT_MS = 5_000;
/** The server ends a statement at its time limit; the client stops waiting this much later. */
export const CLIENT_GRACE_MS = 2_000;
/** How columns are named in the database. */
export const NAMES = { casing: "snake_case" } as const;

/**
 * How texts and times are read and written, the same on every server and for every role. They are parameters of a
 * connection's start of their own, and not among its `options`, because PgBouncer sets these four for each client, and
 * takes no options.
 */
export const TEXT_SETTINGS = {
  client_encoding: "UTF8",
  TimeZone: "UTC",
  DateStyle: "ISO",
  standard_conforming_strings: "on",
} as const;

/*
 * Our tables are in the schema public, whatever the role's search path is. If the database's default were one snapshot
 * for a whole transaction, counts would never be compacted, and a clear would fail at every change of a producer. At the
 * default cost of a random page, PostgreSQL joins the batches of an export and of a clear by reading whole tables
 * (measured). To compile statements as short as ours takes longer than to run them.
 */
export const SETTINGS = [
  "search_path=public",
  "default_transaction_isolation=read\\ committed",
  "random_page_cost=1.1",
  "jit=off",
];

interface Limits {
  statementTimeoutMs: number;
  /** How long a statement waits for a row that another session holds. */
  lockTimeoutMs: number;
}

/** What a connection asks of the server when it starts. */
export function serverOptions({ statementTimeoutMs, lockTimeoutMs }: Limits): string {
  const limits = [`statement_timeout=${statementTimeoutMs}`, `lock_timeout=${lockTimeoutMs}`];
  return [...SETTINGS, ...limits].map((one) => `-c ${one}`).join(" ");
}
