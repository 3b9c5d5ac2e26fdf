import { sql } from "drizzle-orm";
import { z } from "zod";
import { jobError } from "@/lib/database-error";
import { JobNotFound } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { newJobTexts } from "@/texts/job/new-job";
import { callFunction } from "./call-function";
import { parseGiven, shortName } from "./new-job";
import { SubtaskHandle } from "./subtask-handle";
import { whoseJobs } from "./whose-jobs";

const manyNames = z
  .array(shortName)
  .max(LIMITS.subtasks, formatMessage(newJobTexts.tooManySubtasks, { most: LIMITS.subtasks }));

/**
 * Adds pending subtasks to an active job, after the existing ones, in one statement: all of them or none. Throws
 * InvalidInput naming the first name at fault, as in `names.3`.
 */
export async function addSubtasks(
  access: Access,
  jobId: string,
  input: readonly string[],
): Promise<SubtaskHandle[]> {
  const names = parseGiven(z.object({ names: manyNames }), { names: input }, "names").names;
  const first = await addNamed(access, jobId, names);
  return names.map((_, at) => new SubtaskHandle(access, jobId, first + at));
}

/** The same for one. */
export async function addSubtask(access: Access, jobId: string, input: string): Promise<SubtaskHandle> {
  const { name } = parseGiven(z.object({ name: shortName }), { name: input }, "name");
  return new SubtaskHandle(access, jobId, await addNamed(access, jobId, [name]));
}

/** Returns the number of the first subtask. */
async function addNamed(access: Access, jobId: string, names: string[]): Promise<number> {
  if (parseId(jobId) === null) throw new JobNotFound(jobId);
  const values = sql`${jobId}::bigint, ${sql.param(names)}::text[], ${whoseJobs(access)}::bigint`;
  const { text } = await callFunction(access, {
    call: sql`jobs.add_subtasks(${values})`,
    jobId,
    explain: (thrown) => jobError(thrown, jobId, "addSubtasks"),
  });
  return Number(text);
}
