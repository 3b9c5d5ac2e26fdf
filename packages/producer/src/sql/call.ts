import { askValue, type SqlClient } from "./sql-client.ts";
import { sqlError } from "./sql-error.ts";

/** The functions of the console's database for producers, with the types of what they are given. */
const FUNCTIONS = {
  create_job: ["text", "text", "text", "text", "text", "text", "text", "text", "text"],
  queue_job: ["bigint"],
  start_job: ["bigint"],
  take_over_job: ["bigint"],
  progress_job: ["bigint", "bigint", "bigint", "text"],
  output_job: ["bigint", "text"],
  complete_job: ["bigint"],
  fail_job: ["bigint", "text", "text"],
  cancel_job: ["bigint"],
  add_subtask: ["bigint", "text"],
  start_subtask: ["bigint", "integer"],
  complete_subtask: ["bigint", "integer"],
  fail_subtask: ["bigint", "integer", "text"],
  cancel_subtask: ["bigint", "integer"],
  count_rows: ["bigint", "bigint", "bigint"],
} as const;

export type FunctionName = keyof typeof FUNCTIONS;

/** Calls one of them and returns what it returns. Throws a ConsoleError for what it refuses. */
export async function call(
  client: SqlClient,
  name: FunctionName,
  values: readonly unknown[],
): Promise<unknown> {
  return await ask(client, `select jobs.${name}(${places(name, values.length)})::text as answer`, values);
}

/** The same as a part of this run of the job, which is the first value: refused once another run has taken over. */
export async function callWithin(
  client: SqlClient,
  run: string | null,
  name: FunctionName,
  values: readonly unknown[],
): Promise<unknown> {
  if (run === null) return await call(client, name, values);
  const text = `select jobs.${name}(${places(name, values.length)})::text as answer from jobs.require_run($1::text::bigint, $${values.length + 1}::text)`;
  return await ask(client, text, [...values, run]);
}

const places = (name: FunctionName, count: number): string =>
  FUNCTIONS[name]
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
