import { labelsBehind } from "@/app/jobs/filter/filter-labels";
import { formatCount } from "@/lib/format";
import type { FilterWords } from "@/lib/jobs/filter/filter-words";
import { wordLabel } from "@/lib/jobs/filter/filters";
import { spanOf } from "@/lib/jobs/filter/time-words";
import { CARD_STATUSES, type CardStatus } from "@/lib/jobs/status";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";

/** The jobs that a filter lets through: "Jobs", "Failed imports by maria since yesterday (Ingest)". */
export function matchingJobs(words: FilterWords): string {
  const title = matchingJobsTexts.title[nounOf(words)];
  return narrowed(formatMessage(title, { tab: words.tab }), words);
}

/** How many jobs a filter lets through, or that there are more: "1 failed import", "10,000+ jobs (Import)". */
export function countedJobs(count: number, isWhole: boolean, words: FilterWords): string {
  if (count === 0 && !isWhole) return matchingJobsTexts.noneSoFar;
  const shown = isWhole ? formatCount(count) : formatMessage(matchingJobsTexts.atLeast, { count });
  const counted = matchingJobsTexts.count[nounOf(words)];
  return narrowed(formatMessage(counted, { shown, tab: words.tab, count }), words);
}

/** The status that the noun names: "Failed imports". What is left out is named behind it. */
const nounOf = ({ status }: FilterWords): CardStatus | "any" =>
  CARD_STATUSES.find((one) => one === status) ?? "any";

function narrowed(noun: string, words: FilterWords): string {
  const { owner } = words;
  const owned = owner === null ? noun : formatMessage(matchingJobsTexts.by, { jobs: noun, owner });
  const jobs = within(created(owned, words), words);
  const labels = labelsBehind(words);
  return labels.length > 0
    ? formatMessage(matchingJobsTexts.filtered, { jobs, filters: formatList(labels) })
    : jobs;
}

/** "Jobs since yesterday", "Jobs in the last 24 hours". */
function created(jobs: string, { since }: FilterWords): string {
  if (since === null) return jobs;
  const { today, yesterday, last } = matchingJobsTexts.since;
  const span = spanOf(since);
  if (span) return formatMessage(last, { jobs, ...span });
  return formatMessage(since === "today" ? today : yesterday, { jobs });
}

/** "Jobs from 1 Nov 2026 to 24 Nov 2026". */
function within(jobs: string, words: FilterWords): string {
  const [from, to] = [wordLabel("from", words), wordLabel("to", words)];
  const { range, from: begun, to: until } = matchingJobsTexts.created;
  if (from !== null && to !== null) return formatMessage(range, { jobs, from, to });
  if (from !== null) return formatMessage(begun, { jobs, from });
  return to === null ? jobs : formatMessage(until, { jobs, to });
}
