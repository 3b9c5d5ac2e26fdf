import { z } from "zod";
import type { Access } from "@/lib/jobs/access";
import { STATUSES } from "@/lib/jobs/status";
import { SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { fileStore } from "@/lib/process/database";
import { JobHandle } from "@/lib/producer/job-handle";
import { answersTexts } from "@/texts/api/answers";

const id = z.string().describe(answersTexts.jobId);
const status = z.enum(STATUSES);
const runToken = z.string().describe(answersTexts.runToken);

/** The answers of writes. */
export const noted = z.object({ id });
export const moved = z.object({ id, status });
export const started = z.object({ id, status, runToken });
export const movedSubtask = z.object({ id, number: z.number().int(), status: z.enum(SUBTASK_STATUSES) });

/** The handle with which a request records what happens to a job. */
export const jobOf = (access: Access, { id }: { id: string }) => new JobHandle(access, fileStore(), id);
