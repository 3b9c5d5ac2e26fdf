import { and, eq, sql } from "drizzle-orm";
import { preparedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { appUser, userSession, userSetting } from "@/db/schema";
import { parseRole } from "@/lib/auth/users";
import { reading } from "@/lib/current-verb";
import type { Viewer } from "@/lib/jobs/access";
import { toIso } from "@/lib/jobs/job";
import { settingsOf, storedSettings } from "@/lib/settings/stored-settings";
import type { ViewerSettings } from "@/lib/settings/viewer-settings";
import { isLiveSession } from "./live-session";
import { parseViews, type ViewerViews, viewsAsJson } from "./viewer-views";

/** The user of a session, the time zone of their profile if they chose one, and their settings. */
export interface SignedInViewer {
  viewer: Viewer & { id: string };
  timeZone: string | null;
  settings: ViewerSettings;
  /** When the session ends by itself; ISO 8601, UTC. */
  expiresAt: string;
  views: ViewerViews;
}

/** The session's user as they are now; null if the session has ended or the user is disabled. Read at every request. */
export function findViewer(db: Database, sessionId: string): Promise<SignedInViewer | null> {
  return reading("findViewer", async () => {
    const [user] = await ofSession(db, { sessionId });
    if (!user) return null;
    const { id, name, timeZone, settings, expiresAt, views } = user;
    return {
      viewer: { id, name, role: parseRole(user.role) },
      timeZone,
      settings: settingsOf(settings),
      expiresAt: toIso(expiresAt),
      views: parseViews(views),
    };
  });
}

const ofSession = preparedQuery((db) =>
  db
    .select({
      id: appUser.id,
      name: appUser.name,
      role: appUser.role,
      timeZone: appUser.timeZone,
      settings: storedSettings,
      expiresAt: userSession.expiresAt,
      views: viewsAsJson,
    })
    .from(userSession)
    .innerJoin(appUser, eq(appUser.id, userSession.userId))
    .leftJoin(userSetting, eq(userSetting.userId, appUser.id))
    .where(and(eq(userSession.id, sql.placeholder("sessionId")), isLiveSession)),
);
