import type { JobSummary } from "@/lib/jobs/job";
import { statusSentence } from "@/lib/jobs/rejections/rejected-label";
import { formatMessage } from "@/lib/texts/format-message";
import { listingTexts } from "@/texts/cli/listing";

/** "running", "running, silent", "completed, 12 of 3,376 rows rejected". */
export function statusCell(job: JobSummary): string {
  const status = statusSentence(job).toLowerCase();
  return job.isSilent ? formatMessage(listingTexts.silent, { status }) : status;
}
