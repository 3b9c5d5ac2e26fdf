import type { Viewer } from "@/lib/jobs/access";
import type { ClearRun } from "@/lib/jobs/clear/get-clear-run";
import type { JobSummary } from "@/lib/jobs/job";
import { ownerSeenBy } from "@/lib/jobs/visibility";

/** A clear, and who started it. */
export interface OwnedRun {
  run: ClearRun;
  viewerId: string | null;
}

/** A job as this viewer may see it: one that they may not see is to them as if it were deleted. */
export function visibleRow(viewer: Viewer, job: JobSummary | null | undefined): JobSummary | null {
  if (!job) return null;
  const owner = ownerSeenBy(viewer);
  return owner === null || job.ownerId === owner ? job : null;
}

/** A clear as this viewer may see it: only who started it may. */
export const visibleRun = ({ id }: Viewer, owned: OwnedRun | null | undefined): ClearRun | null =>
  owned && owned.viewerId === id ? owned.run : null;
