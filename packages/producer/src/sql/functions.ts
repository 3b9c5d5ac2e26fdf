import type { Field, Verb } from "../verb.ts";

/** A function of the console's database for producers, with the types of its arguments. */
export interface SqlFunction {
  /** In the schema `jobs`. */
  name: string;
  types: readonly string[];
}

const TYPES = { count: "bigint", text: "text", report: "text" } as const satisfies Record<
  Field["is"],
  string
>;

const functionOf = (verb: Verb, ...places: string[]): SqlFunction => ({
  name: verb.function,
  types: [...places, ...Object.values(verb.fields).map(({ is }) => TYPES[is])],
});

/** Its first argument is the job's id. */
export const jobFunction = (verb: Verb): SqlFunction => functionOf(verb, "bigint");

/** Its first arguments are the job's id and the subtask's number. */
export const subtaskFunction = (verb: Verb): SqlFunction => functionOf(verb, "bigint", "integer");

export const CREATE_JOB: SqlFunction = { name: "create_job", types: Array.from({ length: 9 }, () => "text") };
export const ADD_SUBTASK: SqlFunction = { name: "add_subtask", types: ["bigint", "text"] };
export const COUNT_ROWS: SqlFunction = { name: "count_rows", types: ["bigint", "bigint", "bigint"] };
