import type { SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import type { Sort } from "@/lib/jobs/sort";
import type { SqlValue } from "@/lib/jobs/visibility";
import type { FilterName } from "./filter-words";

/**
 * What a word means in a statement: a value, and whether all others are let through instead. A value that is not from a
 * closed list may be a placeholder.
 */
export interface Term<Value = SqlValue> {
  value: Value;
  isNot: boolean;
}

/** The filters for a statement: conditions.ts makes them of a JobFilter. */
export type JobConditions = Partial<Record<Exclude<FilterName, "sort">, Term>> & { sort: Sort };

/** The columns that the list's indexes begin with, in that order: see lib/jobs/list/index-scan.ts. */
export const PREFIX_COLUMNS = { owner: job.ownerId, type: job.type, status: job.status };
export type PrefixColumn = keyof typeof PREFIX_COLUMNS;

/**
 * What a filter demands of a job: one of these values in a column that the list's indexes begin with; to be created at
 * a moment or later, or before it, which the indexes by date hold; or a condition that no index of the list holds, for
 * which a list also looks through the jobs that it does not show.
 */
export type Demand =
  | { prefix: PrefixColumn; values: readonly SqlValue[] }
  | { created: "from" | "before"; moment: SqlValue }
  | { where: SQL };

/** What a filter means to the database, and how programs give it. */
export interface Rule {
  /** Null if it lets every job through and only sorts. An empty list lets every job through, too. */
  lets: ((term: Term) => Demand[]) | null;
  /** The columns of `job` in its conditions, besides those of the index prefixes. */
  reads?: readonly PgColumn[];
  /** How many jobs match: from the maintained counts (lib/jobs/counts), or counted by the list's own WHERE. */
  total: "maintained" | "counted";
  /** The value for a word without its `-`, if that is not the word; "resolved" if resolve-words.ts finds it. */
  value?: ((word: string) => string) | "resolved";
  /** The word for a text, and how it is spelled, if there is no list of words. Both without a `-`. */
  spelling?: { parse: (text: string) => string | null; pattern: RegExp; example: string };
  /** For the OpenAPI document, besides the words. */
  meaning?: string;
  /** For the command line, which shows the word as `argument`, else as the filter's name. */
  help: string;
  argument?: string;
}
