import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { appUser } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import type { Access, Viewer } from "./access";

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

/** Throws not_allowed where the viewer may not any more. */
export const requireStillAllowed = reading(
  "requireStillAllowed",
  async ({ db, viewer }: Access): Promise<void> => {
    const [row] = await db.select({ allowed: stillAllowed(viewer) }).from(sql`(values (1)) as one`);
    if (z.object({ allowed: z.boolean() }).parse(row).allowed) return;
    throw new JobsError("not_allowed", "Your rights have changed since you asked for this.");
  },
);
