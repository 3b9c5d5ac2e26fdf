import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { apiToken } from "@/db/schema";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { writing } from "@/lib/current-verb";
import { InvalidInput, JobsError } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { nameTexts } from "@/texts/site/name";
import { tokenErrorsTexts } from "@/texts/site/token-errors";
import { parseLabel } from "../label";
import { looksLike } from "../look-alike";
import { SCOPES, type Scope } from "../scopes";
import { isNeitherRevokedNorExpired } from "./live-token";
import type { TokenlessAccess } from "./token-access";
import { newTokenText } from "./token-text";

/** How many tokens that are neither expired nor revoked one user may have. */
export const MOST_LIVE_TOKENS = 50;

export interface NewToken {
  /** The user whose token it will be. Only an administrator may make one for another user. */
  userId: string;
  /** Its name: 1 to 100 characters, all visible; unlike the user's other active tokens', or the same as one's. */
  name: string;
  scopes: readonly string[];
  /** Days until it expires, 1 to 366; null: it does not expire. */
  days: number | null;
}

export interface CreatedToken {
  id: string;
  /** The token itself. It can't be shown again. */
  text: string;
  selector: string;
}

const { tokenName, tokenDays } = ACCOUNT_LIMITS;
const SCOPE = formatMessage(tokenErrorsTexts.scopes, { scopes: SCOPES.join(", ") });
const DAYS = formatMessage(tokenErrorsTexts.days, tokenDays);

const fields = z.object({
  name: z.string().trim().transform(tokenLabel),
  scope: z
    .array(z.enum(SCOPES, SCOPE), SCOPE)
    .min(1, SCOPE)
    .transform((scopes): Scope[] => [...new Set(scopes)]),
  days: z.int(DAYS).min(tokenDays.min, DAYS).max(tokenDays.max, DAYS).nullable(),
});

/**
 * Makes an access token. Throws InvalidInput for `name`, `scope` or `days`, and for `user` when that user has too many;
 * not_allowed when staff make one for another user.
 */
export function createToken(
  { db, viewer }: TokenlessAccess,
  { userId, ...details }: NewToken,
): Promise<CreatedToken> {
  return writing("createToken", async () => {
    if (viewer.role !== "admin" && viewer.id !== userId) {
      throw new JobsError("not_allowed", tokenErrorsTexts.notForOthers);
    }
    const { name, scope, days } = parseNew(details);
    await requireDistinctName(db, userId, name);
    const { text, selector, sha256 } = newTokenText();
    const expiresAt = days === null ? null : sql`clock_timestamp() + make_interval(days => ${days})`;
    const [row] = await db
      .insert(apiToken)
      .values({ userId, name, selector, secretSha256: sha256, scopes: scope, expiresAt })
      .returning({ id: apiToken.id });
    if (!row) throw new Error("no token came back");
    await requireRoom(db, userId, row.id);
    return { id: row.id, text, selector };
  });
}

function parseNew({ name, scopes, days }: Omit<NewToken, "userId">) {
  const parsed = fields.safeParse({ name, scope: scopes, days });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidInput(String(issue?.path[0] ?? "token"), issue?.message ?? "");
}

function tokenLabel(text: string, context: z.RefinementCtx): string {
  const parsed = parseLabel(text, tokenName);
  if ("label" in parsed) return parsed.label;
  context.addIssue(parsed.fault);
  return z.NEVER;
}

/** Two active tokens of a user may have one name, as when the new one replaces the old one, but not two that look alike. */
async function requireDistinctName(db: Database, userId: string, name: string) {
  const tokens = await db
    .select({ name: apiToken.name })
    .from(apiToken)
    .where(and(eq(apiToken.userId, userId), isNeitherRevokedNorExpired));
  const alike = tokens.find((token) => token.name !== name && looksLike(token.name, name));
  if (alike) throw new InvalidInput("name", formatMessage(nameTexts.looksLikeToken, { other: alike.name }));
}

/**
 * Deletes the new token if it is one too many; nobody knows its text yet. It counts only after the insert: of tokens
 * made at the same time, the last to count sees all of them.
 */
async function requireRoom(db: Database, userId: string, id: string) {
  const all = db.$count(apiToken, and(eq(apiToken.userId, userId), isNeitherRevokedNorExpired));
  const refused = await db
    .delete(apiToken)
    .where(and(eq(apiToken.id, id), sql`(${all}) > ${MOST_LIVE_TOKENS}`))
    .returning({ id: apiToken.id });
  if (refused.length === 0) return;
  throw new InvalidInput("user", formatMessage(tokenErrorsTexts.tooMany, { most: MOST_LIVE_TOKENS }));
}
