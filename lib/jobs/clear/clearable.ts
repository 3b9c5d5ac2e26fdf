import { and, inArray, lt, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Viewer } from "@/lib/jobs/access";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { INACTIVE_STATUSES } from "@/lib/jobs/status";
import type { Tab } from "@/lib/jobs/tab";

/** The moment before which a job must have finished, by the database's clock, with its microseconds. */
export const cutOffOf = (days: number): SQL => sql`clock_timestamp() - make_interval(days => ${days}::int)`;

/** The jobs that a clear by this viewer removes: the inactive ones of the tab that finished before the cut-off. */
export const clearable = (viewer: Viewer, tab: Tab, cutOff: string): SQL | undefined =>
  and(
    jobsWhere(viewer, conditionsOf({ ...DEFAULT_FILTER, tab })),
    inArray(job.status, [...INACTIVE_STATUSES]),
    lt(job.finishedAt, sql`${cutOff}::timestamptz`),
  );
