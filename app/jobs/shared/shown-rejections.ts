import type { JobSummary } from "@/lib/jobs/job";
import { rejectedLabel, statusSentence } from "@/lib/jobs/rejections/rejected-label";
import type { ShownRejections } from "./job-status";

type RejectionCounts = Pick<JobSummary, "status" | "rowsGiven" | "rowsRejected">;

/** The text beside the status of a job that rejected rows: how many of how many. Null where none was rejected. */
export function shownRejections(job: RejectionCounts): ShownRejections | null {
  const label = rejectedLabel(job);
  return label === null ? null : { label, onHover: statusSentence(job) };
}
