import { eq, type SQL } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Viewer } from "./access";

/** Who sees which jobs: staff their own, administrators all. The only place that says so for reads. */
export function visibleTo(viewer: Viewer): SQL | undefined {
  return viewer.role === "admin" ? undefined : eq(job.ownerId, viewer.id);
}
