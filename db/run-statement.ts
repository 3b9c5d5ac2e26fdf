import type { Pool, PoolClient } from "pg";
import { cancelStatement } from "./cancel-statement";
import { send } from "./send";

/** What the asking side knows of the statement at hand, and is told of it. Called in the asker's own context. */
export interface StatementWatch {
  /** Fires when nobody waits for the answer any more; the statement is cancelled then. */
  abandoned: () => AbortSignal | undefined;
  /** `waitedMs` for a connection, `ranMs` on it. Told of failed statements as well. */
  ended: (timing: { waitedMs: number; ranMs: number }) => void;
}

/** Runs one statement, or one transaction, on a connection of the pool. One that failed takes its connection with it. */
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
    // On its way, it would end the next statement of this connection in place of this one.
    await cancelled;
    client.release(failed);
    watch?.ended({ waitedMs: begun - asked, ranMs: ended - begun });
  }
}

/** The pool as Drizzle takes it, each of its statements run as above. */
export function watchedPool(pool: Pool, watch: StatementWatch | undefined): Pool {
  return withQuery(pool, (...given) => runStatement(pool, watch, (client) => send(client, given)));
}

/** The same object, but for what it does with a statement. */
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
