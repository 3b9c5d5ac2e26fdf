import { eq, type SQL } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Viewer } from "./access";

/** Who sees which jobs: staff their own, administrators all. The only place that says so for reads. */
export function visibleTo(viewer: Viewer): SQL | undefined {
  const owner = ownerSeenBy(viewer);
  return owner === null ? undefined : eq(job.ownerId, owner);
}

/** The one owner whose jobs the viewer sees; null where it is everyone's. */
export const ownerSeenBy = (viewer: Viewer): string | null => (viewer.role === "admin" ? null : viewer.id);
