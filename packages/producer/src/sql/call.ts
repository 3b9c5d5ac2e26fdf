import type { SqlFunction } from "./functions.ts";
import { askValue, type SqlClient } from "./sql-client.ts";
import { sqlError } from "./sql-error.ts";

/** Calls a function of the console's database and returns its answer. Throws a ConsoleError when it refuses. */
export async function call(
  client: SqlClient,
  called: SqlFunction,
  values: readonly unknown[],
): Promise<unknown> {
  return await ask(
    client,
    `select jobs.${called.name}(${places(called, values.length)})::text as answer`,
    values,
  );
}

/** The same as a part of this run of the job (the first value): refused after another run has taken over. */
export async function callWithin(
  client: SqlClient,
  run: string | null,
  called: SqlFunction,
  values: readonly unknown[],
): Promise<unknown> {
  if (run === null) return await call(client, called, values);
  const text = `select jobs.${called.name}(${places(called, values.length)})::text as answer from jobs.require_run($1::text::bigint, $${values.length + 1}::text)`;
  return await ask(client, text, [...values, run]);
}

const places = ({ types }: SqlFunction, count: number): string =>
  types
    .slice(0, count)
    .map((type, at) => `$${at + 1}::text::${type}`)
    .join(", ");

async function ask(client: SqlClient, text: string, values: readonly unknown[]): Promise<unknown> {
  try {
    return await askValue(client, text, values.map(asText));
  } catch (error) {
    throw sqlError(error);
  }
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);
