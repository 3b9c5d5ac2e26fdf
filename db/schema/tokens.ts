import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { bigintText, createdNow, identity, instant } from "./columns";
import { appUser } from "./users";

/**
 * What a script signs in with. Only a hash of its secret is stored; the selector, which is not secret, finds the row.
 */
export const apiToken = pgTable(
  "api_token",
  {
    id: identity().primaryKey(),
    userId: bigintText()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    /** The name that its user gave it. */
    name: varchar({ length: 100 }).notNull(),
    selector: text().notNull().unique("api_token_selector"),
    secretSha256: text().notNull(),
    scopes: text().array().notNull(),
    createdAt: createdNow(),
    /** Null: it never expires. */
    expiresAt: instant(),
    /** To the minute. */
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (token) => [
    index("api_token_user_idx").on(token.userId),
    check("api_token_secret", sql`${token.secretSha256} ~ '^[0-9a-f]{64}$'`),
    check(
      "api_token_scopes",
      sql`cardinality(${token.scopes}) > 0 and ${token.scopes} <@ array['jobs:read', 'jobs:write', 'jobs:clear']`,
    ),
  ],
);

/** The answer to a write with an Idempotency-Key: the same write sent again changes nothing and gets this answer. */
export const idempotencyRecord = pgTable(
  "kept_answer",
  {
    userId: bigintText()
      .notNull()
      .references(() => appUser.id, { onDelete: "cascade" }),
    key: varchar({ length: 255 }).notNull(),
    /** Of the whole request: a different request with this key is refused. */
    fingerprint: text().notNull(),
    answer: text(),
    createdAt: createdNow(),
  },
  (kept) => [
    primaryKey({ name: "kept_answer_pkey", columns: [kept.userId, kept.key] }),
    index("kept_answer_created_idx").on(kept.createdAt),
  ],
);
