import { sql } from "drizzle-orm";
import { boolean, check, customType, index, integer, pgTable, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bigintText, identity, instant } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * The words of a job: docs/decisions/0029-search-index.md. A job that was deleted leaves its entry behind, so that a
 * clear costs no more than before; a search joins `job`, and a sweep deletes such entries later.
 */
export const searchEntry = pgTable(
  "search_entry",
  {
    jobId: bigintText().primaryKey(),
    block: integer().notNull(),
    createdAt: instant().notNull(),
    /** Its words with their places, and without a place "#type" and "@owner". */
    words: tsvector().notNull(),
  },
  (entry) => [
    index("search_entry_tokens_idx").using("gin", sql`jobs.search_tokens(${entry.block}, ${entry.words})`),
  ],
);

/** A range of jobs in their order by date: from this start to that of the next block. */
export const searchBlock = pgTable(
  "search_block",
  {
    number: integer().primaryKey().generatedAlwaysAsIdentity(),
    startsAt: instant().notNull(),
    startsId: bigintText().notNull(),
    /** About how many entries it has. */
    entries: integer().notNull().default(0),
  },
  (block) => [uniqueIndex("search_block_start").on(block.startsAt, block.startsId)],
);

/** One row: how far the index is filled, and which server process fills it. */
export const searchProgress = pgTable(
  "search_progress",
  {
    only: boolean().primaryKey().default(true),
    /** Every job up to this id has its entry; those above it wait. */
    indexedId: bigintText().notNull().default("0"),
    /** The sweep compares jobs and entries up to here; then it begins again. */
    sweptId: bigintText().notNull().default("0"),
    filler: uuid(),
    filledAt: instant(),
  },
  (row) => [check("search_progress_only", sql`${row.only}`)],
);

/** Jobs whose entry may not have their present words any more. */
export const searchChange = pgTable("search_change", {
  number: identity().primaryKey(),
  jobId: bigintText().notNull(),
});
