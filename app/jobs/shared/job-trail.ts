import type { Crumb } from "@/app/_ui/shell/breadcrumbs";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { trailTexts } from "@/texts/jobs/trail";

const GROUPS: Crumb[] = [{ label: trailTexts.settings }, { label: trailTexts.maintenance }];

/** The way to the list of jobs. */
export const LIST_TRAIL: Crumb[] = [...GROUPS, { label: trailTexts.list }];

/** The way to a job, by the list that it was opened from. */
export const jobTrail = (id: string, filter: JobFilter): Crumb[] => [
  ...GROUPS,
  { label: trailTexts.list, href: withFilter("/jobs", filter) },
  { label: formatMessage(trailTexts.job, { id }) },
];
