import { and, eq, inArray, type SQL } from "drizzle-orm";
import { job } from "@/db/schema";
import { statusesOf } from "@/lib/jobs/status";
import { TAB_MEANINGS } from "@/lib/jobs/tab";
import { type Given, type Seeing, visibleTo } from "@/lib/jobs/visibility";
import type { JobFilter } from "./filter";

/** What of a filter decides which jobs it lets through. */
export interface Chosen extends Pick<JobFilter, "tab" | "status"> {
  type: Given | null;
}

/** The one WHERE: which jobs this viewer sees under this filter, for list, export and clear alike. */
export function matching(viewer: Seeing, filter: Chosen): SQL | undefined {
  const { types } = TAB_MEANINGS[filter.tab];
  return and(
    visibleTo(viewer),
    types ? inArray(job.type, [...types]) : undefined,
    filter.status ? inArray(job.status, statusesOf(filter.status)) : undefined,
    filter.type ? eq(job.type, filter.type) : undefined,
  );
}
