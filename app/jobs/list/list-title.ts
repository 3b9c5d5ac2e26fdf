import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";
import { matchingJobs } from "./matching-jobs";

/** The title of the browser tab: "Jobs", "Failed imports (Ingest), page 3". A cursor leads only near a page. */
export function listTitle(filter: JobFilter): string {
  const { page, cursor } = filter;
  const jobs = matchingJobs(filter);
  if (page <= 1) return jobs;
  const { onPage, nearPage } = matchingJobsTexts;
  return formatMessage(cursor && cursor.side !== "end" ? nearPage : onPage, { jobs, page });
}
