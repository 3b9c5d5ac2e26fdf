import { eq } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import { type JobSummary, jobSummary } from "./job";
import { matching } from "./matching";
import { ORDERS } from "./order";
import { summaryColumns } from "./summary-columns";

export const PAGE_SIZE = 25;

/** One page of the viewer's jobs under the filter. A page past the end is empty: clamp it first. */
export async function listJobs({ db, viewer }: Access, filter: JobFilter): Promise<JobSummary[]> {
  const rows = await db
    .select(summaryColumns)
    .from(job)
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .where(matching(viewer, filter))
    .orderBy(...ORDERS[filter.sort].columns)
    .limit(PAGE_SIZE)
    .offset((filter.page - 1) * PAGE_SIZE);
  return z.array(jobSummary).parse(rows);
}
