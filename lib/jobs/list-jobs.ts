import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import { type JobSummary, jobSummary } from "./job";
import { firstOfLanes, mergedLanes, orderOfFound } from "./lanes";
import { matching } from "./matching";
import { ORDERS, type Stretch } from "./order";
import { summaryColumns } from "./summary-columns";

export const PAGE_SIZE = 25;

export interface JobPage {
  jobs: JobSummary[];
  /** Whether there are jobs before and behind these, as far as the way here tells. */
  previous: boolean;
  next: boolean;
}

/** Which rows make a page. */
interface Slice {
  rows: number;
  offset?: number;
  fromItsEnd?: boolean;
  stretches?: Stretch[];
}

/**
 * One page of the viewer's jobs under the filter. By a key, or at either end, it costs the same however many
 * there are; by a number, what stands between it and the nearer end is passed over, which `total` tells: how many
 * jobs the list holds. A page past the end is empty: clamp it first.
 */
export const listJobs = reading(
  "listJobs",
  async ({ db, viewer }: Access, filter: JobFilter, total: number): Promise<JobPage> => {
    const slice = sliceOf(filter, total);
    const wanted = { viewer, filter, ...slice };
    const found = slice.offset ? mergedLanes(wanted) : firstOfLanes(wanted);
    const rows = await db
      .select(summaryColumns)
      .from(sql`${found} as found`)
      .innerJoin(job, and(eq(job.id, sql`found.id`), matching(viewer, filter)))
      .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
      .orderBy(orderOfFound({ filter }));
    return pageOf(z.array(jobSummary).parse(rows), filter, total);
  },
);

function sliceOf({ sort, page, from }: JobFilter, total: number): Slice {
  // The last page by its number holds the same rows.
  if (from?.side === "end") return { rows: total % PAGE_SIZE || PAGE_SIZE, fromItsEnd: true };
  if (from) {
    // One more, which tells whether there are any further.
    const beyond = ORDERS[sort].around(from.place)[from.side];
    return { rows: PAGE_SIZE + 1, stretches: beyond, fromItsEnd: from.side === "before" };
  }
  const before = (page - 1) * PAGE_SIZE;
  const behind = total - before - PAGE_SIZE;
  return behind < before
    ? { rows: Math.max(0, PAGE_SIZE + Math.min(0, behind)), offset: Math.max(0, behind), fromItsEnd: true }
    : { rows: PAGE_SIZE, offset: before };
}

function pageOf(rows: JobSummary[], { page, from }: JobFilter, total: number): JobPage {
  const more = rows.length > PAGE_SIZE;
  switch (from?.side) {
    case "before":
      return { jobs: more ? rows.slice(1) : rows, previous: more, next: true };
    case "after":
      return { jobs: rows.slice(0, PAGE_SIZE), previous: true, next: more };
    case "end":
      return { jobs: rows, previous: total > rows.length, next: false };
    default:
      return { jobs: rows, previous: page > 1, next: page * PAGE_SIZE < total };
  }
}
