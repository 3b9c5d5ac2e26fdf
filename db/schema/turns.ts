import { integer, pgTable } from "drizzle-orm/pg-core";

/** The rows by which transactions take turns; jobs.take_turn makes them. */
export const turn = pgTable("turn", { slot: integer().primaryKey() });
