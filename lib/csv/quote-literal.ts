import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * A value as a PostgreSQL string literal. COPY takes no parameters, so this is the only way to put a value into its
 * text. A value with backslashes gets the E form, which means the same whatever standard_conforming_strings is. Throws
 * RangeError for a NUL.
 */
export function quoteLiteral(value: string): string {
  if (value.includes("\0")) throw new RangeError("PostgreSQL text can't hold a NUL character");
  const quoted = value.replaceAll("'", "''");
  return quoted.includes("\\") ? `E'${quoted.replaceAll("\\", "\\\\")}'` : `'${quoted}'`;
}

/** The text of a query with its parameters as literals. Throws TypeError for a parameter that has none. */
export function inlineValues(query: SQL): string {
  const { sql, params } = dialect.sqlToQuery(query);
  return sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value = params[Number(number) - 1];
    if (value === null) return "null";
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") {
      throw new TypeError(`parameter ${number} has no literal`);
    }
    return quoteLiteral(String(value));
  });
}
