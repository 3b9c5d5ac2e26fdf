import { and, eq, sql } from "drizzle-orm";
import { preparedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { apiToken, appUser } from "@/db/schema";
import { isLive } from "@/lib/auth/tokens/live-token";
import { reading } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import { limitsTexts } from "@/texts/server/limits";
import { findViewer } from "./find-viewer";
import type { SignedInAccess } from "./session";

/**
 * For work that outlasts its request's sign-in. Throws bad_token or not_signed_in when the token or the session does not
 * work any more, not_allowed when its user has another role by now.
 */
export async function requireStillSignedIn(access: SignedInAccess): Promise<void> {
  const { db, token, sessionId, viewer } = access;
  const role = token ? await roleOfToken(db, token.id) : await roleOfSession(db, sessionId);
  if (role === null) {
    throw token
      ? new JobsError("bad_token", limitsTexts.tokenLost)
      : new JobsError("not_signed_in", limitsTexts.sessionLost);
  }
  if (role !== viewer.role) throw new JobsError("not_allowed", limitsTexts.roleChanged);
}

const roleOfSession = async (db: Database, sessionId: string | null) =>
  sessionId === null ? null : ((await findViewer(db, sessionId))?.viewer.role ?? null);

function roleOfToken(db: Database, id: string): Promise<string | null> {
  return reading("roleOfToken", async () => (await ofToken(db, { id }))[0]?.role ?? null);
}

const ofToken = preparedQuery((db) =>
  db
    .select({ role: appUser.role })
    .from(apiToken)
    .innerJoin(appUser, eq(appUser.id, apiToken.userId))
    .where(and(eq(apiToken.id, sql.placeholder("id")), isLive)),
);
