import type { Pool, PoolClient } from "pg";
import { runStatement, withQuery } from "./run-statement";
import { send } from "./send";

/**
 * Runs a transaction on a connection of the pool. If it fails, its connection is thrown away. Drizzle's own
 * transaction, on a pool, never gives back a connection whose `begin` failed: ten of them use up a pool of ten. Nobody
 * watches a transaction: its caller is responsible for it.
 */
export function runTransaction<Result>(
  pool: Pool,
  transaction: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return runStatement(pool, undefined, (client) => transaction(whileItAnswers(client)));
}

/** The client until a statement passes its deadline: whatever comes next, a rollback too, would wait as long again. */
function whileItAnswers(client: PoolClient): PoolClient {
  let deadline: unknown;
  return withQuery(client, async (...given) => {
    if (deadline !== undefined) throw deadline;
    try {
      return await send(client, given);
    } catch (error) {
      if (error instanceof Error && error.message === "Query read timeout") deadline = error;
      throw error;
    }
  });
}
