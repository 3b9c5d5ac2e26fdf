import { formatCount } from "@/lib/format";
import type { FilterWords } from "@/lib/jobs/filter/filters";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";
import { labelsBehind } from "./filter-labels";

/** The jobs that a filter lets through: "Jobs", "Failed imports (Ingest)". */
export function matchingJobs(words: FilterWords): string {
  const title = matchingJobsTexts.title[words.status ?? "any"];
  return withLabels(formatMessage(title, { tab: words.tab }), words);
}

/** How many jobs a filter lets through, or that there are more: "1 failed import", "10,000+ jobs (Import)". */
export function countedJobs(count: number, isWhole: boolean, words: FilterWords): string {
  const shown = isWhole ? formatCount(count) : formatMessage(matchingJobsTexts.atLeast, { count });
  const counted = matchingJobsTexts.count[words.status ?? "any"];
  return withLabels(formatMessage(counted, { shown, tab: words.tab, count }), words);
}

function withLabels(jobs: string, words: FilterWords): string {
  const labels = labelsBehind(words);
  return labels.length > 0
    ? formatMessage(matchingJobsTexts.filtered, { jobs, filters: formatList(labels) })
    : jobs;
}
