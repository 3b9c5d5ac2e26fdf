import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { DEFAULT_SORT } from "@/lib/jobs/sort";
import { formatMessage } from "@/lib/texts/format-message";
import { formatCount } from "@/lib/texts/format-parts";
import { liveListTexts } from "@/texts/jobs/live-list";
import { matchingJobsTexts } from "@/texts/jobs/matching-jobs";

/** How many jobs of the list the page does not show yet. */
export interface NewJobCount {
  count: number;
  /** Whether there are more than `count`. */
  more: boolean;
}

export const NO_NEW_JOBS: NewJobCount = { count: 0, more: false };

/** "3 new jobs", "25+ new imports". */
export function newJobsLabel({ count, more }: NewJobCount, { tab }: Pick<JobFilter, "tab">): string {
  const shown = more ? formatMessage(matchingJobsTexts.atLeast, { count }) : formatCount(count);
  return formatMessage(liveListTexts.newJobs, { shown, tab, count });
}

/** Where they stand: on the first page under the same filter, newest first. */
export const newJobsAddress = (filter: JobFilter): string =>
  withFilter("/jobs", { ...filter, sort: DEFAULT_SORT, page: 1, cursor: null });
