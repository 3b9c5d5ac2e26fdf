import { type SQL, sql } from "drizzle-orm";
import type { Access } from "@/lib/jobs/access";
import { jobFunction, subtaskFunction } from "@/packages/producer/src/sql/functions";
import type { Verb } from "@/packages/producer/src/verb";
import { whoseJobs } from "./whose-jobs";

interface Subject {
  jobId: string;
  /** The subtask's number; without it, the verb is about the job. */
  number?: number;
}

type VerbFields = Readonly<Record<string, unknown>>;

/** The call of a verb's function, for the jobs that the caller may move. */
export function verbCall(access: Access, verb: Verb, { jobId, number }: Subject, fields: VerbFields): SQL {
  const { name, types } = number === undefined ? jobFunction(verb) : subtaskFunction(verb);
  const subject = number === undefined ? [jobId] : [jobId, number];
  const values = [...subject, ...Object.keys(verb.fields).map((field) => fields[field] ?? null)];
  const casts = types.map((type, at) => sql`${values[at]}::${sql.raw(type)}`);
  return sql`jobs.${sql.raw(name)}(${sql.join([...casts, sql`${whoseJobs(access)}::bigint`], sql`, `)})`;
}
