import { and, count, eq } from "drizzle-orm";
import { z } from "zod";
import { jobSubtask } from "@/db/schema";
import type { Access } from "./access";
import { parseId } from "./job-id";
import { SUBTASK_STATUSES, type SubtaskCounts } from "./subtask";
import { isVisibleJob } from "./visible-job";

const rows = z.array(z.object({ status: z.enum(SUBTASK_STATUSES), subtasks: z.number() }));

/** Counts a job's subtasks in one statement, from an index alone. A job that the viewer may not see has none. */
export async function countSubtasks(access: Access, jobId: string): Promise<SubtaskCounts> {
  const counts: SubtaskCounts = { total: 0, pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0 };
  if (parseId(jobId) === null) return counts;
  const counted = await access.db
    .select({ status: jobSubtask.status, subtasks: count() })
    .from(jobSubtask)
    .where(and(eq(jobSubtask.jobId, jobId), isVisibleJob(access, jobId)))
    .groupBy(jobSubtask.status);
  for (const { status, subtasks } of rows.parse(counted)) {
    counts[status] = subtasks;
    counts.total += subtasks;
  }
  return counts;
}
