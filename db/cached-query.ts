import { createHash } from "node:crypto";
import type { Database } from "./client";

type Values = Record<string, unknown>;

interface Statement<Rows> {
  execute(values: Values): Promise<Rows>;
}

/** A query of Drizzle's with placeholders for its values. */
interface OpenQuery<Rows> {
  prepare(name: string): Statement<Rows>;
  toSQL(): { sql: string };
}

type Build<Rows, Variant> = (db: Database, variant: Variant) => OpenQuery<Rows>;

/**
 * A statement that Drizzle puts together once for each database and each `kind`, and not at each run: that takes
 * several times as long as to send it (measured). There must be few kinds, as none is ever forgotten. PostgreSQL
 * keeps nothing of it, and plans each run for its values.
 */
export function cachedQuery<Rows, Variant = void>(build: Build<Rows, Variant>) {
  return keeping(build, () => "");
}

/**
 * The same, and PostgreSQL keeps it as well, on each connection, with a plan that is good whatever the values are: for
 * the few that find a row or two by their keys. A list is none of them: its plan depends on what is asked for, and
 * its hundreds of kinds would fill the server's memory.
 */
export function preparedQuery<Rows, Variant = void>(build: Build<Rows, Variant>) {
  // By its text, so that no two statements share a name.
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
    statements.set(key, statement);
    return statement.execute(values);
  };

  function prepared(query: OpenQuery<Rows>): Statement<Rows> {
    return query.prepare(nameOf(query));
  }
}
