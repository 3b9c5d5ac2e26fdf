import { and, isNull, sql } from "drizzle-orm";
import { apiToken, appUser } from "@/db/schema";

/** By the database's clock. */
export const isNeitherRevokedNorExpired = sql`(${apiToken.revokedAt} is null
  and coalesce(${apiToken.expiresAt} > clock_timestamp(), true))`;

/** Whether a token is worth anything now. Its user must be joined. */
export const isLive = and(isNeitherRevokedNorExpired, isNull(appUser.disabledAt));
