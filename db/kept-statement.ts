import type { Database } from "./client";

type Values = Record<string, unknown>;

interface Statement<Rows> {
  execute(values: Values): Promise<Rows>;
}

/** A query of Drizzle's with placeholders for its values. */
interface OpenQuery<Rows> {
  prepare(name: string): Statement<Rows>;
}

/**
 * A statement that Drizzle puts together once for each database and each `kind`, and not at each run: that takes
 * several times as long as to send it (measured). There must be few kinds, as none is ever forgotten.
 */
export function keptStatement<Rows, Kind = void>(build: (db: Database, kind: Kind) => OpenQuery<Rows>) {
  const kept = new WeakMap<Database, Map<string, Statement<Rows>>>();
  return (db: Database, values: Values, kind: Kind): Promise<Rows> => {
    const statements = kept.get(db) ?? new Map<string, Statement<Rows>>();
    kept.set(db, statements);
    const key = JSON.stringify(kind);
    // Without a name PostgreSQL keeps nothing: it plans each run for its values, and PgBouncer needs not know of it.
    const statement = statements.get(key) ?? build(db, kind).prepare("");
    statements.set(key, statement);
    return statement.execute(values);
  };
}
