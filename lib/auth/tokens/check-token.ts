import { timingSafeEqual } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { preparedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { apiToken, appUser } from "@/db/schema";
import { parseRole } from "@/lib/auth/users";
import { reading, writing } from "@/lib/current-verb";
import { rootCause } from "@/lib/database-error";
import type { Viewer } from "@/lib/jobs/access";
import { logSparingly } from "@/lib/log-sparingly";
import { isScope, type Scope } from "../scopes";
import { isLive } from "./live-token";
import { selectorOf, sha256Of } from "./token-text";

/** The token that a request brought. */
export interface UsedToken {
  id: string;
  name: string;
  scopes: readonly Scope[];
}

/** The user that a token acts for, as they are now. */
export interface TokenBearer {
  viewer: Viewer & { id: string };
  /** The time zone of their profile, if they chose one. */
  timeZone: string | null;
  token: UsedToken;
}

/** The hash that an unknown selector is compared with, so that it takes the same time as a known one. */
const DECOY = sha256Of("decoy");

/**
 * The user and scopes of a token's text; null if the token is unknown, revoked or expired, or its user is disabled:
 * callers can't tell the four apart. Read at every request. The last use is recorded, to the minute.
 */
export function checkToken(db: Database, text: string): Promise<TokenBearer | null> {
  return reading("checkToken", async () => {
    const selector = selectorOf(text);
    const [row] = selector === null ? [] : await bySelector(db, { selector });
    const right = timingSafeEqual(Buffer.from(sha256Of(text)), Buffer.from(row?.secretSha256 ?? DECOY));
    if (!(row && right)) return null;
    // A database that is read-only, or a row that is held, does not make the token a bad one.
    if (!row.isNoted) await noteTokenUse(db, row.tokenId).catch(logUnnoted);
    return {
      viewer: { id: row.userId, name: row.userName, role: parseRole(row.role) },
      timeZone: row.timeZone,
      token: { id: row.tokenId, name: row.tokenName, scopes: row.scopes.filter(isScope) },
    };
  });
}

const aMinuteAgo = sql`clock_timestamp() - interval '1 minute'`;

const bySelector = preparedQuery((db) =>
  db
    .select({
      tokenId: apiToken.id,
      tokenName: apiToken.name,
      secretSha256: apiToken.secretSha256,
      scopes: apiToken.scopes,
      isNoted: sql<boolean>`coalesce(${apiToken.lastUsedAt} >= ${aMinuteAgo}, false)`,
      userId: appUser.id,
      userName: appUser.name,
      role: appUser.role,
      timeZone: appUser.timeZone,
    })
    .from(apiToken)
    .innerJoin(appUser, eq(appUser.id, apiToken.userId))
    .where(and(eq(apiToken.selector, sql.placeholder("selector")), isLive)),
);

/** Each request would fail in the same way. */
function logUnnoted(error: unknown) {
  const { code, message } = rootCause(error);
  logSparingly("tokens", "warn", "token.use_not_noted", { code, message });
}

/** Of simultaneous requests, only one writes. */
function noteTokenUse(db: Database, id: string): Promise<void> {
  return writing("noteTokenUse", async () => {
    await db
      .update(apiToken)
      .set({ lastUsedAt: sql`clock_timestamp()` })
      .where(and(eq(apiToken.id, id), or(isNull(apiToken.lastUsedAt), lt(apiToken.lastUsedAt, aMinuteAgo))));
  });
}
