import { and, isNull, sql } from "drizzle-orm";
import { apiToken, appUser } from "@/db/schema";

/** By the database's clock. */
export const isNeitherRevokedNorExpired = sql`(${apiToken.revokedAt} is null
  and coalesce(${apiToken.expiresAt} > clock_timestamp(), true))`;

/** Whether a token works now. The query must join its user. */
export const isLive = and(isNeitherRevokedNorExpired, isNull(appUser.disabledAt));
