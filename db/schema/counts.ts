import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bigintText, identity } from "./columns";

/** The number of a transaction; it is never used twice. */
const transaction = customType<{ data: string }>({ dataType: () => "xid8" });
const transactions = customType<{ data: string }>({ dataType: () => "xid8[]" });

const count = () => bigint({ mode: "number" });
const kept = () => count().notNull().default(0);

/**
 * How many jobs there are, as far as changes have been compacted; the others are in `jobCountChange`. Read both in one
 * statement, as jobs.maintained_counts does. `db/functions/counts.sql` explains how it works.
 */
export const jobCount = pgTable(
  "job_count",
  {
    /** The owner's id; "-" for jobs without an owner, "*" for everyone's. */
    whose: text().notNull(),
    /** A type; "*" for all of them, "*imports" for those of the tab Imports. */
    types: text().notNull(),
    pending: kept(),
    queued: kept(),
    running: kept(),
    completed: kept(),
    failed: kept(),
    cancelled: kept(),
    /** How many of the completed jobs rejected rows. */
    withRejectedRows: kept(),
  },
  (row) => [primaryKey({ name: "job_count_pkey", columns: [row.whose, row.types] })],
);

/** What statements have added to the counts and taken from them: a row for each owner and type. */
export const jobCountChange = pgTable(
  "job_count_change",
  {
    madeIn: transaction().notNull().default(sql`pg_current_xact_id()`),
    number: identity(),
    ownerId: bigintText(),
    type: text().notNull(),
    pending: count(),
    queued: count(),
    running: count(),
    completed: count(),
    failed: count(),
    cancelled: count(),
    withRejectedRows: count(),
  },
  (row) => [primaryKey({ name: "job_count_change_pkey", columns: [row.madeIn, row.number] })],
);

/** One row, locked by the session that compacts: from which transactions on there may be changes not compacted yet. */
export const jobCountFold = pgTable(
  "job_count_fold",
  {
    only: boolean().primaryKey().default(true),
    foldedIn: transaction().notNull().default("0"),
    next: transaction().notNull().default("0"),
    /** Transactions before `next` that were still running. */
    running: transactions().notNull().default("{}"),
  },
  (row) => [check("job_count_fold_only", sql`${row.only}`)],
);
