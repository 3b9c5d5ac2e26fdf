import { eq, type Placeholder, type SQL } from "drizzle-orm";
import { job } from "@/db/schema";

/** A value of a statement, or the place that is kept for it. */
export type Given = string | Placeholder;

/** What of a viewer decides which jobs they see. */
export type Seeing<Id = Given> = { role: "admin" } | { role: "staff"; id: Id };

/** Who sees which jobs: staff their own, administrators all. The only place that says so for reads. */
export function visibleTo(viewer: Seeing): SQL | undefined {
  const owner = ownerSeenBy(viewer);
  return owner === null ? undefined : eq(job.ownerId, owner);
}

/** The one owner whose jobs the viewer sees; null where it is everyone's. */
export const ownerSeenBy = <Id>(viewer: Seeing<Id>): Id | null =>
  viewer.role === "admin" ? null : viewer.id;
