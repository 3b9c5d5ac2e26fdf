import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { appUser } from "@/db/schema";
import type { Viewer } from "./access";

/**
 * Whether the viewer may still do what they asked for: their user is there and not disabled, and an administrator
 * still one. For work that outlasts the request it was asked by. The command line's viewer has no user.
 */
export const stillAllowed = ({ id, role }: Viewer): SQL =>
  id === null
    ? sql`true`
    : sql`exists (select from ${appUser} where ${and(
        eq(appUser.id, id),
        isNull(appUser.disabledAt),
        role === "admin" ? eq(appUser.role, role) : undefined,
      )})`;
