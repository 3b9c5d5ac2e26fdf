import type { Pool, PoolClient } from "pg";
import { runStatement, withQuery } from "./run-statement";
import { send } from "./send";

/**
 * Runs a transaction on a connection of the pool, which it takes with it when it fails. Drizzle's own, on a pool,
 * never gives back a connection whose `begin` failed: ten of them use up a pool of ten. A transaction is left to its
 * owner, so nobody watches it.
 */
export function runTransaction<Result>(
  pool: Pool,
  transaction: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  return runStatement(pool, undefined, (client) => transaction(whileItAnswers(client)));
}

/** The client until a statement met its deadline: what comes after it, a rollback too, would wait as long again. */
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
