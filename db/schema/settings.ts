import { sql } from "drizzle-orm";
import { boolean, check, pgTable, smallint } from "drizzle-orm/pg-core";
import { bigintText } from "./columns";
import { appUser } from "./users";

/** What a user chose for their own pages. A user without a row has the defaults of lib/settings/viewer-settings.ts. */
export const userSetting = pgTable(
  "user_setting",
  {
    userId: bigintText()
      .primaryKey()
      .references(() => appUser.id, { onDelete: "cascade" }),
    /** How many rows of the list a page has. */
    pageRows: smallint().notNull(),
    /** Whether single keys do something on the pages of jobs. */
    shortcuts: boolean().notNull(),
  },
  (setting) => [check("user_setting_page_rows", sql`${setting.pageRows} in (25, 50, 100)`)],
);
