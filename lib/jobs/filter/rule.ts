import type { SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import type { SqlValue } from "@/lib/jobs/visibility";
import type { FilterName, FilterWords } from "./filters";

/** A filter's words for a statement. One that is no word of a closed list may be a place that is kept for it. */
export type JobConditions = {
  [Name in FilterName]: string extends FilterWords[Name] ? SqlValue | null : FilterWords[Name];
};

/** The columns that the list's indexes begin with, in that order: see lib/jobs/list/index-scan.ts. */
export const PREFIX_COLUMNS = { owner: job.ownerId, type: job.type, status: job.status };
export type PrefixColumn = keyof typeof PREFIX_COLUMNS;

/** Lets through what has one of these values in a column that the list's indexes hold; with null everything. */
interface InPrefix<Word> {
  prefix: PrefixColumn;
  values: (word: Word) => readonly SqlValue[] | null;
}

/**
 * Lets through what fulfils a condition on columns of `job` that no index of the list holds: a list reads what it
 * passes over. `reads` are the columns.
 */
interface Unindexed<Word> {
  where: (word: Word) => SQL;
  reads: readonly PgColumn[];
}

/** What a filter means to the database, and how programs give it. */
export interface Rule<Word> {
  /** Null where it lets everything through, in an order. */
  lets: InPrefix<Word> | Unindexed<Word> | null;
  /** How many jobs match: from the counts that are kept (lib/jobs/counts), or counted by the list's own WHERE. */
  total: "kept" | "counted";
  /** The word that a text means, and how it is spelled, where there is no list of words. */
  spelling?: { parse: (text: string) => string | null; pattern: RegExp; example: string };
  /** For the OpenAPI document, beside the words. */
  meaning?: string;
  /** For the command line, which calls the word by `argument`, else by the filter's name. */
  help: string;
  argument?: string;
}
