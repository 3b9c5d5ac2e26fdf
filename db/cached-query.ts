import { createHash } from "node:crypto";
import type { Database } from "./client";

type Values = Record<string, unknown>;

interface Statement<Rows> {
  execute(values: Values): Promise<Rows>;
}

/** A Drizzle query with placeholders for its values. */
interface OpenQuery<Rows> {
  prepare(name: string): Statement<Rows>;
  toSQL(): { sql: string };
}

/** A list's statement takes some 20 kB. */
const MOST_VARIANTS = 300;

type Build<Rows, Variant> = (db: Database, variant: Variant) => OpenQuery<Rows>;

/**
 * Builds a Drizzle statement once for each database and each `variant`, not at each run: to build it takes several
 * times as long as to send it (measured). Of many variants, those that were used longest ago are dropped. PostgreSQL
 * keeps nothing of it, and plans each run for its values.
 */
export function cachedQuery<Rows, Variant = void>(build: Build<Rows, Variant>) {
  return keeping(build, () => "");
}

/**
 * The same, and PostgreSQL also keeps the statement on each connection, with one plan for all values. Use it only for a
 * statement that finds a row or two by their keys, in few variants: PostgreSQL drops none of them. Do not use it for a
 * list: the best plan of a list depends on its filters, and its hundreds of variants would fill the server's memory.
 */
export function preparedQuery<Rows, Variant = void>(build: Build<Rows, Variant>) {
  // The name is made from the text, so that no two statements share one.
  return keeping(build, (query) =>
    `kept_${createHash("sha256").update(query.toSQL().sql).digest("hex")}`.slice(0, 32),
  );
}

function keeping<Rows, Variant>(build: Build<Rows, Variant>, nameOf: (query: OpenQuery<Rows>) => string) {
  const kept = new WeakMap<Database, Map<string, Statement<Rows>>>();
  return (db: Database, values: Values, variant: Variant): Promise<Rows> => {
    const statements = kept.get(db) ?? new Map<string, Statement<Rows>>();
    kept.set(db, statements);
    const key = JSON.stringify(variant);
    const statement = statements.get(key) ?? prepared(build(db, variant));
    // To the end, so that the first one is that which was used longest ago.
    statements.delete(key);
    statements.set(key, statement);
    const [oldest] = statements.keys();
    if (oldest !== undefined && statements.size > MOST_VARIANTS) statements.delete(oldest);
    return statement.execute(values);
  };

  function prepared(query: OpenQuery<Rows>): Statement<Rows> {
    return query.prepare(nameOf(query));
  }
}
