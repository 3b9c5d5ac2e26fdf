import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution, jobFile, object } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "./access";
import { type JobDetail, jobDetail, summaryColumns } from "./job";
import { parseId } from "./job-id";
import { STATUSES, type Status } from "./status";
import { visibleTo } from "./visibility";

/** One job with all that is recorded about it; null if there is none or the viewer may not see it. */
export function getJob({ db, viewer }: Access, id: string): Promise<JobDetail | null> {
  return reading("getJob", async () => {
    if (parseId(id) === null) return null;
    const [row] = await db
      .select({
        ...summaryColumns,
        runAt: job.runAt,
        errorMessage: jobExecution.errorMessage,
        stackTrace: jobExecution.stackTrace,
        output: jobExecution.output,
        objectId: job.objectId,
        objectClass: object.className,
        objectLabel: job.objectLabel,
        objectUrl: object.url,
        resultFileId: job.resultFileId,
        resultName: jobFile.name,
        resultSize: jobFile.size,
      })
      .from(job)
      .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
      .leftJoin(object, eq(object.id, job.objectId))
      .leftJoin(jobFile, eq(jobFile.id, job.resultFileId))
      .where(and(eq(job.id, id), visibleTo(viewer)));
    return row ? jobDetail.parse(row) : null;
  });
}

/** The current status of a job; null if there is none or the viewer may not see it. */
export function findStatus({ db, viewer }: Access, id: string): Promise<Status | null> {
  return reading("findStatus", async () => {
    if (parseId(id) === null) return null;
    const [found] = await db
      .select({ status: job.status })
      .from(job)
      .where(and(eq(job.id, id), visibleTo(viewer)));
    return found ? z.enum(STATUSES).parse(found.status) : null;
  });
}
