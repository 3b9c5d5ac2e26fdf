import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { apiToken, appUser } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { moment, toIso } from "@/lib/jobs/job";
import { paginate } from "@/lib/paging";
import { SCOPES } from "../scopes";
import { isNeitherRevokedNorExpired } from "./live-token";
import type { TokenlessAccess } from "./token-access";
import { visibleTokens } from "./visible-tokens";

/** A token's own end is named first, because its user may be enabled again. */
const tokenState = sql<string>`case
  when ${apiToken.revokedAt} is not null then 'revoked'
  when not ${isNeitherRevokedNorExpired} then 'expired'
  when ${appUser.disabledAt} is not null then 'user_disabled'
  else 'live' end`;

/** A token as people see it. Times are ISO 8601, UTC. */
const accessToken = z.object({
  id: z.string(),
  name: z.string(),
  /** The name of its user. */
  user: z.string(),
  /** The part of its text after `jct_`. It identifies the token and is not secret. */
  selector: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  state: z.enum(["live", "expired", "revoked", "user_disabled"]),
  createdAt: z.string().transform(toIso),
  /** To the minute. */
  lastUsedAt: moment,
  expiresAt: moment,
  revokedAt: moment,
});

export type AccessToken = z.infer<typeof accessToken>;

export const TOKENS_A_PAGE = 50;

export interface TokenList {
  tokens: AccessToken[];
  /** On all pages. */
  total: number;
  /** A page past the end becomes the last one. */
  page: number;
  pages: number;
}

interface TokenQuery {
  /** Only this user's tokens. */
  userId?: string | undefined;
  /** Only this token. */
  id?: string;
  page?: number;
  pageSize?: number;
}

/** The viewer's own tokens, or everyone's for an administrator: live ones first, then the newest. */
export function listTokens(
  { db, viewer }: TokenlessAccess,
  { userId, id, page = 1, pageSize = TOKENS_A_PAGE }: TokenQuery = {},
): Promise<TokenList> {
  return reading("listTokens", async () => {
    const condition = and(
      visibleTokens(viewer),
      userId === undefined ? undefined : eq(apiToken.userId, userId),
      id === undefined ? undefined : eq(apiToken.id, id),
    );
    const order = sql`${tokenState} = 'live' desc, ${apiToken.id} desc`;
    const listed = db.$with("listed").as(
      db
        .select({
          id: apiToken.id,
          name: apiToken.name,
          user: sql<string>`${appUser.name}`.as("user_name"),
          selector: apiToken.selector,
          scopes: apiToken.scopes,
          state: tokenState.as("state"),
          createdAt: apiToken.createdAt,
          lastUsedAt: apiToken.lastUsedAt,
          expiresAt: apiToken.expiresAt,
          revokedAt: apiToken.revokedAt,
          place: sql<number>`(row_number() over (order by ${order}))::int`.as("place"),
          total: sql<number>`(count(*) over ())::int`.as("total"),
        })
        .from(apiToken)
        .innerJoin(appUser, eq(appUser.id, apiToken.userId))
        .where(condition),
    );
    const shown = sql`least(${page}, (${listed.total} - 1) / ${pageSize} + 1)`;
    const rows = await db
      .with(listed)
      .select()
      .from(listed)
      .where(sql`(${listed.place} - 1) / ${pageSize} + 1 = ${shown}`)
      .orderBy(asc(listed.place));
    const total = rows[0]?.total ?? 0;
    return { tokens: z.array(accessToken).parse(rows), total, ...paginate(total, pageSize, page) };
  });
}
