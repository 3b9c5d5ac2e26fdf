import type { Crumb } from "@/app/_ui/shell/breadcrumbs";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { navigationTexts } from "@/texts/site/navigation";
import { rowId } from "./row-id";

const GROUPS: Crumb[] = [{ label: navigationTexts.settings }, { label: navigationTexts.maintenance }];

/** The way to the list of jobs. */
export const LIST_TRAIL: Crumb[] = [...GROUPS, { label: navigationTexts.jobManagement }];

/** The list that a job was opened from: the page that it was on, at its row. */
export const backToList = (id: string, filter: JobFilter): string =>
  `${withFilter("/jobs", filter)}#${rowId(id)}`;

/** The way to a job, by the list that it was opened from. */
export const jobTrail = (id: string, filter: JobFilter): Crumb[] => [
  ...GROUPS,
  { label: navigationTexts.jobManagement, href: backToList(id, filter) },
  { label: formatMessage(navigationTexts.job, { id }) },
];
