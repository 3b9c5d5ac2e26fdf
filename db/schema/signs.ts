import { sql } from "drizzle-orm";
import { boolean, check, pgTable, real, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** How long running jobs of a type are usually not heard from. */
export const typePauses = pgTable("type_pauses", {
  type: text().primaryKey(),
  /** Of each of its last completed jobs, at most 100, the newest first: the longest pause between signs, in seconds. */
  pauses: real().array().notNull(),
});

/** One row: since when some server process of the console watches without a break, and which one samples signs. */
export const consoleWatch = pgTable(
  "console_watch",
  {
    only: boolean().primaryKey().default(true),
    seenAt: instant().notNull(),
    upSince: instant().notNull(),
    sampler: uuid().notNull(),
    sampledAt: instant().notNull(),
  },
  (row) => [check("console_watch_only", sql`${row.only}`)],
);
