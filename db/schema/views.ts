import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex, varchar } from "drizzle-orm/pg-core";
import { bigintText, createdNow, identity } from "./columns";
import { appUser } from "./users";

/** A search of the list that its owner gave a name. db/functions/views.sql limits how many a user has. */
export const savedView = pgTable(
  "saved_view",
  {
    id: identity().primaryKey(),
    ownerId: bigintText()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    name: varchar({ length: 60 }).notNull(),
    /** The parameters of the list's address, without page and cursors: "status=failed&type=import". */
    query: text().notNull(),
    /** Whether everyone sees it; each of them with the jobs that they may see. */
    isShared: boolean().notNull().default(false),
    createdAt: createdNow(),
  },
  (view) => [
    uniqueIndex("saved_view_name_key").on(view.ownerId, sql`lower(${view.name} collate "und-x-icu")`),
    index("saved_view_shared_idx").on(view.id).where(sql`${view.isShared}`),
    check("saved_view_query", sql`char_length(${view.query}) between 1 and 2000`),
  ],
);

/** A view that a user has in their navigation. */
export const savedViewPin = pgTable(
  "saved_view_pin",
  {
    userId: bigintText()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    viewId: bigintText()
      .notNull()
      .references(() => savedView.id, { onDelete: "cascade" }),
  },
  (pin) => [
    primaryKey({ name: "saved_view_pin_pkey", columns: [pin.userId, pin.viewId] }),
    index("saved_view_pin_view_idx").on(pin.viewId),
  ],
);

/** The view that /jobs opens for a user. */
export const defaultView = pgTable(
  "default_view",
  {
    userId: bigintText()
      .primaryKey()
      .references(() => appUser.id, { onDelete: "cascade" }),
    viewId: bigintText()
      .notNull()
      .references(() => savedView.id, { onDelete: "cascade" }),
  },
  (choice) => [index("default_view_view_idx").on(choice.viewId)],
);
