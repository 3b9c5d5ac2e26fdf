/** A client or a pool of `pg`, or anything that sends a statement as they do. */
export interface PgClient {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** A client of `postgres` (postgres.js), or a transaction of one. */
export interface PostgresClient {
  unsafe(
    text: string,
    values: (string | null)[],
    options: { prepare: boolean },
  ): PromiseLike<readonly unknown[]>;
}

/** What sends a statement. Nothing of it is changed: it stays as its owner made it. */
export type SqlClient = PgClient | PostgresClient;

/**
 * The one value that a statement returns; null without a row. All values go as text, so that a client finds nothing
 * to guess or to convert: the statement casts them. Rejects with what the client threw.
 */
export async function askValue(client: SqlClient, text: string, values: (string | null)[]): Promise<unknown> {
  const rows =
    "query" in client ? (await client.query(text, values)).rows : await sendPrepared(client, text, values);
  const [row] = rows;
  // By its place: a client may give columns names of its own.
  return typeof row === "object" && row !== null ? Object.values(row)[0] : null;
}

/** Unprepared, it would take two round trips. Where the client's owner has switched that off, it stays off. */
const sendPrepared = (client: PostgresClient, text: string, values: (string | null)[]) =>
  client.unsafe(text, values, { prepare: true });
