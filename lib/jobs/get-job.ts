import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution, jobFile, object } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "./access";
import { type JobDetail, jobDetail, summaryColumns } from "./job";
import { parseId } from "./job-id";
import { jobVersion } from "./job-version";
import { STATUSES, type Status } from "./status";
import { visibleTo } from "./visibility";

/** One job with all that is recorded about it; null if there is none or the viewer may not see it. */
export function getJob(access: Access, id: string): Promise<JobDetail | null> {
  return reading("getJob", async () => {
    const [row] = await selectJob(access, id, {});
    return row ? jobDetail.parse(row) : null;
  });
}

/** A job, and what its page needs to follow it. */
export interface WatchedJob {
  job: JobDetail;
  /** By the database's clock, in milliseconds since 1970; nothing that is read is older. */
  readAt: number;
  /** Of `job`; of an ended one, which nobody follows, its status alone. */
  version: string;
}

const watched = z.object({ readAt: z.coerce.number(), version: z.string() });

/** The same, in one statement too, for a page that follows the job from then on. */
export function getWatchedJob(access: Access, id: string): Promise<WatchedJob | null> {
  return reading("getWatchedJob", async () => {
    const [row] = await selectJob(access, id, {
      readAt: sql<string>`extract(epoch from statement_timestamp()) * 1000`,
      version: sql<string>`case when ${job.finishedAt} is null then ${jobVersion} else ${job.status} end`,
    });
    return row ? { job: jobDetail.parse(row), ...watched.parse(row) } : null;
  });
}

async function selectJob({ db, viewer }: Access, id: string, more: Record<string, SQL>) {
  if (parseId(id) === null) return [];
  return db
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
      ...more,
    })
    .from(job)
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .leftJoin(object, eq(object.id, job.objectId))
    .leftJoin(jobFile, eq(jobFile.id, job.resultFileId))
    .where(and(eq(job.id, id), visibleTo(viewer)));
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
