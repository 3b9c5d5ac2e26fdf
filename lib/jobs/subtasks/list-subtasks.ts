import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { jobSubtask } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { isVisibleJob } from "@/lib/jobs/visibility";
import { type Subtask, subtask } from "./subtask";
import type { SubtaskFilter } from "./subtask-filter";

export const SUBTASK_PAGE = 50;

/**
 * One page of a job's subtasks under the filter, in their order, in one statement. A page past the end is empty,
 * and so is any page of a job that the viewer may not see.
 */
export function listSubtasks(
  access: Access,
  jobId: string,
  { status, page }: SubtaskFilter,
  pageSize: number = SUBTASK_PAGE,
): Promise<Subtask[]> {
  return reading("listSubtasks", async () => {
    if (parseId(jobId) === null) return [];
    const rows = await access.db
      .select({
        number: jobSubtask.number,
        name: jobSubtask.name,
        status: jobSubtask.status,
        startedAt: jobSubtask.startedAt,
        finishedAt: jobSubtask.finishedAt,
        error: jobSubtask.error,
      })
      .from(jobSubtask)
      .where(
        and(
          eq(jobSubtask.jobId, jobId),
          status ? eq(jobSubtask.status, status) : undefined,
          isVisibleJob(access, jobId),
        ),
      )
      .orderBy(asc(jobSubtask.number))
      .limit(pageSize)
      .offset((page - 1) * pageSize);
    return z.array(subtask).parse(rows);
  });
}
