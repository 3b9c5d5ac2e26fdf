import type { Pool, PoolClient } from "pg";
import { cancelStatement } from "./cancel-statement";
import { send } from "./send";

export interface StatementEnd {
  /** For a connection. */
  waitedMs: number;
  /** On it. */
  ranMs: number;
  failed: boolean;
}

/** How a caller watches its statement. Both functions are called in the caller's own context. */
export interface StatementWatch {
  /** Aborts when nobody waits for the answer any more; the statement is then cancelled. */
  abandoned: () => AbortSignal | undefined;
  /** Called when a statement has ended, also when it failed. */
  ended: (end: StatementEnd) => void;
}

/** Runs one statement, or one transaction, on a connection of the pool. If it fails, its connection is thrown away. */
export async function runStatement<Result>(
  pool: Pool,
  watch: StatementWatch | undefined,
  statement: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const asked = performance.now();
  const signal = watch?.abandoned();
  const client = await pool.connect();
  const begun = performance.now();
  let cancelled: Promise<void> | undefined;
  const cancel = () => {
    cancelled = cancelStatement(client);
  };
  let failed = true;
  try {
    signal?.throwIfAborted();
    signal?.addEventListener("abort", cancel);
    const result = await statement(client);
    failed = false;
    return result;
  } finally {
    signal?.removeEventListener("abort", cancel);
    const ended = performance.now();
    // A cancel request still on its way would end the next statement of this connection.
    await cancelled;
    client.release(failed);
    watch?.ended({ waitedMs: begun - asked, ranMs: ended - begun, failed });
  }
}

/** The pool as Drizzle gets it: each of its statements is run by `runStatement`. */
export function watchedPool(pool: Pool, watch: StatementWatch | undefined): Pool {
  return withQuery(pool, (...given) => runStatement(pool, watch, (client) => send(client, given)));
}

/** The same object, with another `query`. */
export function withQuery<Target extends object>(
  asked: Target,
  query: (...given: unknown[]) => Promise<unknown>,
): Target {
  return new Proxy(asked, {
    get(target, property) {
      if (property === "query") return query;
      const value: unknown = Reflect.get(target, property);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
