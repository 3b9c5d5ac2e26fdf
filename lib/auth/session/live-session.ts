import { and, gt, isNull, sql } from "drizzle-orm";
import { appUser, userSession } from "@/db/schema";

/** Whether a session works now, by the database's clock. The query must join its user. */
export const isLiveSession = and(
  gt(userSession.expiresAt, sql`clock_timestamp()`),
  isNull(appUser.disabledAt),
);
