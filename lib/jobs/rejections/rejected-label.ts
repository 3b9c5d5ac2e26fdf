import type { JobSummary } from "@/lib/jobs/job";
import { STATUS } from "@/lib/jobs/status";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectionsTexts } from "@/texts/job/rejections";

type RejectionCounts = Pick<JobSummary, "rowsGiven" | "rowsRejected">;

/** "12 of 3,376 rows rejected"; null if none was. */
export function rejectedLabel({ rowsGiven, rowsRejected }: RejectionCounts): string | null {
  if (rowsRejected === 0) return null;
  if (rowsGiven === null) return formatMessage(rejectionsTexts.count, { rejected: rowsRejected });
  return formatMessage(rejectionsTexts.countOf, { rejected: rowsRejected, given: rowsGiven });
}

/** A status with its rejected rows, if any: "Completed, 12 of 3,376 rows rejected". */
export function statusSentence(job: RejectionCounts & Pick<JobSummary, "status">): string {
  const status = STATUS[job.status].label;
  const count = rejectedLabel(job);
  return count === null ? status : formatMessage(rejectionsTexts.statusAndCount, { status, count });
}
