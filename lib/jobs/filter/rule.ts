import type { SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import type { SqlValue } from "@/lib/jobs/visibility";
import type { FilterName, FilterWords } from "./filters";

/** The words of the filters for a statement. One that is not from a closed list may be a placeholder. */
export type JobConditions = {
  [Name in FilterName]: string extends FilterWords[Name] ? SqlValue | null : FilterWords[Name];
};

/** The columns that the list's indexes begin with, in that order: see lib/jobs/list/index-scan.ts. */
export const PREFIX_COLUMNS = { owner: job.ownerId, type: job.type, status: job.status };
export type PrefixColumn = keyof typeof PREFIX_COLUMNS;

/** Lets through jobs with one of these values in a column that the list's indexes hold; null: all jobs. */
interface InPrefix<Word> {
  prefix: PrefixColumn;
  values: (word: Word) => readonly SqlValue[] | null;
}

/**
 * Lets through jobs that meet a condition on columns of `job` that no index of the list holds: a list also reads the
 * jobs that it skips. `reads` are the columns.
 */
interface Unindexed<Word> {
  where: (word: Word) => SQL;
  reads: readonly PgColumn[];
}

/** What a filter means to the database, and how programs give it. */
export interface Rule<Word> {
  /** Null if it lets every job through and only sorts. */
  lets: InPrefix<Word> | Unindexed<Word> | null;
  /** How many jobs match: from the maintained counts (lib/jobs/counts), or counted by the list's own WHERE. */
  total: "maintained" | "counted";
  /** The word for a text, and how it is spelled, if there is no list of words. */
  spelling?: { parse: (text: string) => string | null; pattern: RegExp; example: string };
  /** For the OpenAPI document, besides the words. */
  meaning?: string;
  /** For the command line, which shows the word as `argument`, else as the filter's name. */
  help: string;
  argument?: string;
}
