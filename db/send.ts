import type { PoolClient } from "pg";

/** Whether this connection has a PostgreSQL backend for itself. */
const hasItsOwn = new WeakMap<PoolClient, boolean>();

/**
 * Sends what Drizzle gives for a statement. Leaves out the name under which the server would keep it, where another
 * server may get the next statement, as behind PgBouncer: that one would not know the name.
 */
export async function send(client: PoolClient, [statement, ...rest]: unknown[]): Promise<unknown> {
  const named = typeof statement === "object" && statement !== null && "name" in statement && statement.name;
  const sent = named && !(await hasItsOwnBackend(client)) ? { ...statement, name: undefined } : statement;
  return await Reflect.apply(client.query, client, [sent, ...rest]);
}

/** False when a pooler gave a number of its own at the start. Asked once for each connection. */
async function hasItsOwnBackend(client: PoolClient): Promise<boolean> {
  const known = hasItsOwn.get(client);
  if (known !== undefined) return known;
  const { rows } = await client.query<{ pid: number }>("select pg_catalog.pg_backend_pid() as pid");
  const isSame = rows[0]?.pid === Reflect.get(client, "processID");
  hasItsOwn.set(client, isSame);
  return isSame;
}
