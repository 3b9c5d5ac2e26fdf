import { sql } from "drizzle-orm";
import { job, jobExecution } from "@/db/schema";

/** A duration that was never noted, as in imported histories, follows from the times. */
const durationSeconds = sql<string | null>`coalesce(
  ${jobExecution.duration},
  extract(epoch from coalesce(${job.finishedAt}, clock_timestamp()) - ${jobExecution.startedAt})
)`;

/** The columns of a summary, for a query on job left-joined with job_execution. */
export const summaryColumns = {
  id: job.id,
  name: job.name,
  description: job.description,
  type: job.type,
  status: job.status,
  ownerId: job.ownerId,
  ownerName: job.ownerName,
  createdAt: job.createdAt,
  startedAt: jobExecution.startedAt,
  finishedAt: job.finishedAt,
  durationSeconds,
  rowsGiven: job.rowsGiven,
  rowsRejected: job.rowsRejected,
};
