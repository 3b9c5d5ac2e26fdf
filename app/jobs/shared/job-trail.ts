import type { Crumb } from "@/app/_ui/shell/breadcrumbs";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { navigationTexts } from "@/texts/site/navigation";

const GROUPS: Crumb[] = [{ label: navigationTexts.settings }, { label: navigationTexts.maintenance }];

/** The way to the list of jobs. */
export const LIST_TRAIL: Crumb[] = [...GROUPS, { label: navigationTexts.jobManagement }];

/** The way to a job, by the list that it was opened from. */
export const jobTrail = (id: string, filter: JobFilter): Crumb[] => [
  ...GROUPS,
  { label: navigationTexts.jobManagement, href: withFilter("/jobs", filter) },
  { label: formatMessage(navigationTexts.job, { id }) },
];
