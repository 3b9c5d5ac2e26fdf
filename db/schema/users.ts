import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex, uuid, varchar } from "drizzle-orm/pg-core";
import { bigintText, createdNow, identity, instant } from "./columns";

export const appUser = pgTable(
  "app_user",
  {
    id: identity().primaryKey(),
    name: varchar({ length: 100 }).notNull(),
    role: text().notNull(),
    passwordHash: text().notNull(),
    timeZone: text(),
    createdAt: createdNow(),
    disabledAt: instant(),
  },
  (user) => [
    uniqueIndex("app_user_name_key").on(sql`lower(${user.name} collate "und-x-icu")`),
    check("app_user_role", sql`${user.role} in ('admin', 'staff')`),
  ],
);

/** One signed-in browser. Deleted at sign-out, so that a copied cookie stops working too. */
export const userSession = pgTable(
  "user_session",
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: bigintText()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    createdAt: createdNow(),
    expiresAt: instant().notNull(),
  },
  (session) => [index("user_session_user_idx").on(session.userId)],
);

/** One try at signing in: deleted when the password was right, else stored for the length of the throttle's window. */
export const signInAttempt = pgTable(
  "sign_in_attempt",
  {
    id: identity().primaryKey(),
    /** Where it came from: an IPv4 address, an IPv6 network of /64, or a known browser. */
    address: text().notNull(),
    /** An IPv6 network of /48, else null. */
    wide: text(),
    /** In lower case. */
    name: text().notNull(),
    wrong: boolean().notNull().default(false),
    attemptedAt: createdNow(),
  },
  (attempt) => [
    index("sign_in_attempt_address_idx").on(attempt.address, attempt.attemptedAt),
    index("sign_in_attempt_wide_idx").on(attempt.wide, attempt.attemptedAt),
    index("sign_in_attempt_name_idx").on(attempt.name, attempt.attemptedAt),
    index("sign_in_attempt_attempted_idx").on(attempt.attemptedAt),
  ],
);
