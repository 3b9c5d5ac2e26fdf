import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { bigintText, createdNow } from "./columns";
import { jobFile } from "./job";

/** How many rows of an error report have the same message, the most frequent first. */
export const jobRejection = pgTable(
  "job_rejection",
  {
    fileId: bigintText()
      .notNull()
      .references(() => jobFile.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** Null: all messages that have no row of their own. */
    message: varchar({ length: 1000 }),
    rows: bigintText().notNull(),
  },
  (row) => [
    primaryKey({ name: "job_rejection_pkey", columns: [row.fileId, row.position] }),
    check("job_rejection_rows", sql`${row.rows} > 0`),
  ],
);

/** Files whose job_file row is gone; a sweep removes them from the store, then from here. */
export const fileToDelete = pgTable("file_to_delete", {
  storeKey: text().primaryKey(),
  createdAt: createdNow(),
});
