import { sql } from "drizzle-orm";
import { bigint, boolean, check, customType, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bigintText, identity } from "./columns";

/** The number of a transaction, which never comes twice. */
const transaction = customType<{ data: string }>({ dataType: () => "xid8" });
const transactions = customType<{ data: string }>({ dataType: () => "xid8[]" });

const count = () => bigint({ mode: "number" });
const kept = () => count().notNull().default(0);

/**
 * How many jobs there are, as far as changes have been folded in; what is not yet lies in `jobCountChange`. Read
 * both in one statement, as jobs.kept_counts does. `db/functions/counts.sql` says how it is done.
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
    /** Those of the completed jobs that rejected rows. */
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

/** One row, held by whoever folds: from which transactions on there may be changes that are not folded yet. */
export const jobCountFold = pgTable(
  "job_count_fold",
  {
    only: boolean().primaryKey().default(true),
    foldedIn: transaction().notNull().default("0"),
    next: transaction().notNull().default("0"),
    /** Transactions before `next` that were under way. */
    running: transactions().notNull().default("{}"),
  },
  (row) => [check("job_count_fold_only", sql`${row.only}`)],
);
