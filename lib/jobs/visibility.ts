import { and, eq, exists, isNull, type Placeholder, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { appUser, job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import { permissionTexts } from "@/texts/jobs/permission";
import type { Access, Viewer } from "./access";

/** A value of a statement, or its placeholder. */
export type SqlValue = string | Placeholder;

/** The part of a viewer that decides which jobs they see. */
export type ViewerScope<Id = SqlValue> = { role: "admin" } | { role: "staff"; id: Id };

/** Which jobs a viewer sees: staff their own, administrators all. The only place that decides this for reads. */
export function visibleTo(viewer: ViewerScope): SQL | undefined {
  const owner = ownerSeenBy(viewer);
  return owner === null ? undefined : eq(job.ownerId, owner);
}

/** The one owner whose jobs the viewer sees; null for everyone's. */
export const ownerSeenBy = <Id>(viewer: ViewerScope<Id>): Id | null =>
  viewer.role === "admin" ? null : viewer.id;

/**
 * Whether the viewer sees the job of this id, for a statement on what belongs to the job. PostgreSQL evaluates it once
 * per statement; a join would evaluate it for each of ten thousand rows (measured: twice the time).
 */
export const isVisibleJob = ({ db, viewer }: Access, jobId: string): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(job)
      .where(and(eq(job.id, jobId), visibleTo(viewer))),
  );

/**
 * Whether the viewer may still do what they requested: their user exists and is not disabled, and an administrator
 * still is one. For work that outlasts its request. The command line's viewer has no user, and always may.
 */
export const stillAllowed = ({ id, role }: Viewer): SQL =>
  id === null
    ? sql`true`
    : sql`exists (select from ${appUser} where ${and(
        eq(appUser.id, id),
        isNull(appUser.disabledAt),
        role === "admin" ? eq(appUser.role, role) : undefined,
      )})`;

/** Throws not_allowed if the viewer may not any more. */
export function requireStillAllowed({ db, viewer }: Access): Promise<void> {
  return reading("requireStillAllowed", async () => {
    const [row] = await db.select({ allowed: stillAllowed(viewer) }).from(sql`(values (1)) as one`);
    if (z.object({ allowed: z.boolean() }).parse(row).allowed) return;
    throw new JobsError("not_allowed", permissionTexts.changed);
  });
}
