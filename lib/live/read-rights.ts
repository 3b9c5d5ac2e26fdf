import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { apiToken, appUser, userSession } from "@/db/schema";
import { isLiveSession } from "@/lib/auth/session/live-session";
import { isLive } from "@/lib/auth/tokens/live-token";
import { reading } from "@/lib/current-verb";

/** By what somebody is signed in: "session ID" or "token ID"; "user ID" for whom the command line acts as a user. */
export type SignIn = `${"session" | "token" | "user"} ${string}`;

/** The roles of those sign-ins that still work, all in one statement. */
export function readRights(db: Database, signIns: readonly SignIn[]): Promise<ReadonlyMap<string, string>> {
  return reading("readRights", async () => {
    const idsOf = (kind: string) =>
      signIns.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length + 1));
    const ids = { sessions: idsOf("session"), tokens: idsOf("token"), users: idsOf("user") };
    const rows = await rightsQuery(db, ids);
    return new Map(
      z
        .array(alive)
        .parse(rows)
        .map(({ signIn, role }) => [signIn, role]),
    );
  });
}

const alive = z.object({ signIn: z.string(), role: z.string() });

const rightsQuery = cachedQuery((db) =>
  db
    .select({ signIn: sql`'session ' || ${userSession.id}`, role: appUser.role })
    .from(userSession)
    .innerJoin(appUser, eq(appUser.id, userSession.userId))
    .where(and(sql`${userSession.id} = any (${sql.placeholder("sessions")}::uuid[])`, isLiveSession))
    .unionAll(
      db
        .select({ signIn: sql`'token ' || ${apiToken.id}`, role: appUser.role })
        .from(apiToken)
        .innerJoin(appUser, eq(appUser.id, apiToken.userId))
        .where(and(sql`${apiToken.id} = any (${sql.placeholder("tokens")}::bigint[])`, isLive)),
    )
    .unionAll(
      db
        .select({ signIn: sql`'user ' || ${appUser.id}`, role: appUser.role })
        .from(appUser)
        .where(
          and(sql`${appUser.id} = any (${sql.placeholder("users")}::bigint[])`, isNull(appUser.disabledAt)),
        ),
    ),
);
