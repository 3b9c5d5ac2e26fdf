import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bigintText, createdNow, identity, instant } from "./columns";
import { appUser } from "./users";

/** One clear of old jobs: how many it has removed so far, who works at it, and whether it has finished. */
export const clearRun = pgTable(
  "clear_run",
  {
    id: identity().primaryKey(),
    /** Null for the command line's administrator. */
    viewerId: bigintText().references(() => appUser.id, { onDelete: "cascade" }),
    finishedBefore: instant().notNull(),
    removed: bigintText().notNull().default("0"),
    startedAt: createdNow(),
    finishedAt: instant(),
    /** The tab on which it was asked for. */
    tab: text().notNull().default("general"),
    /** The age that was asked for; null for runs from before this column existed. */
    days: integer(),
    /** How many jobs there were to delete when it began, as far as they were counted. */
    expected: bigintText(),
    /** The worker that deletes batches for this run now; null when there is none. */
    worker: text(),
    lastSignAt: instant(),
    stopAskedAt: instant(),
  },
  (run) => [
    check("clear_run_tab", sql`${run.tab} in ('general', 'imports')`),
    index("clear_run_viewer_idx").on(run.viewerId, run.startedAt),
  ],
);
