import { formatCount, plural } from "@/lib/format";
import type { JobSummary } from "@/lib/jobs/job";
import { STATUS } from "@/lib/jobs/status";

type RejectionCounts = Pick<JobSummary, "rowsGiven" | "rowsRejected">;

/** "12 of 3,376 rows rejected"; null if none was. */
export function rejectedLabel({ rowsGiven, rowsRejected }: RejectionCounts): string | null {
  if (rowsRejected === 0) return null;
  if (rowsGiven === null) return `${plural(rowsRejected, "row")} rejected`;
  return `${formatCount(rowsRejected)} of ${plural(rowsGiven, "row")} rejected`;
}

/** A status with its rejected rows, if any: "Completed, 12 of 3,376 rows rejected". */
export const statusSentence = (job: RejectionCounts & Pick<JobSummary, "status">): string =>
  [STATUS[job.status].label, rejectedLabel(job)].filter(Boolean).join(", ");
