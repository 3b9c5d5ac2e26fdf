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

/** Sends statements. Its settings are not changed. */
export type SqlClient = PgClient | PostgresClient;

/**
 * The one value that a statement returns; null without a row. All values go as text, so that a client has nothing
 * to guess or convert: the statement casts them. Rejects with what the client threw.
 */
export async function askValue(client: SqlClient, text: string, values: (string | null)[]): Promise<unknown> {
  const rows =
    "query" in client ? (await client.query(text, values)).rows : await sendPrepared(client, text, values);
  const [row] = rows;
  // By its position: a client may rename columns.
  return typeof row === "object" && row !== null ? Object.values(row)[0] : null;
}

/** Unprepared, it would take two round trips. When the client has switched that off, it stays off. */
const sendPrepared = (client: PostgresClient, text: string, values: (string | null)[]) =>
  client.unsafe(text, values, { prepare: true });
