import { and, eq, sql } from "drizzle-orm";
import { preparedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { appUser, userSession } from "@/db/schema";
import { parseRole } from "@/lib/auth/users";
import { reading } from "@/lib/current-verb";
import type { Viewer } from "@/lib/jobs/access";
import { toIso } from "@/lib/jobs/job";
import { isLiveSession } from "./live-session";

/** The user of a session, and the time zone of their profile if they chose one. */
export interface SignedInViewer {
  viewer: Viewer & { id: string };
  timeZone: string | null;
  /** When the session ends by itself; ISO 8601, UTC. */
  expiresAt: string;
}

/** The session's user as they are now; null if the session has ended or the user is disabled. Read at every request. */
export function findViewer(db: Database, sessionId: string): Promise<SignedInViewer | null> {
  return reading("findViewer", async () => {
    const [user] = await ofSession(db, { sessionId });
    if (!user) return null;
    const { id, name, timeZone, expiresAt } = user;
    return { viewer: { id, name, role: parseRole(user.role) }, timeZone, expiresAt: toIso(expiresAt) };
  });
}

const ofSession = preparedQuery((db) =>
  db
    .select({
      id: appUser.id,
      name: appUser.name,
      role: appUser.role,
      timeZone: appUser.timeZone,
      expiresAt: userSession.expiresAt,
    })
    .from(userSession)
    .innerJoin(appUser, eq(appUser.id, userSession.userId))
    .where(and(eq(userSession.id, sql.placeholder("sessionId")), isLiveSession)),
);
