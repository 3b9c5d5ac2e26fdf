import type { Crumb } from "@/app/_ui/shell/breadcrumbs";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";

const GROUPS: Crumb[] = [{ label: "Settings" }, { label: "Application Maintenance" }];

/** The way to the list of jobs. */
export const LIST_TRAIL: Crumb[] = [...GROUPS, { label: "Job Management" }];

/** The way to a job, by the list that it was opened from. */
export const jobTrail = (id: string, filter: JobFilter): Crumb[] => [
  ...GROUPS,
  { label: "Job Management", href: withFilter("/jobs", filter) },
  { label: `Job ${id}` },
];
