import { z } from "zod";
import type { Access } from "@/lib/jobs/access";
import { STATUSES } from "@/lib/jobs/status";
import { SUBTASK_STATUSES } from "@/lib/jobs/subtasks/subtask";
import { fileStore } from "@/lib/process/database";
import { JobHandle } from "@/lib/producer/job-handle";

const id = z.string().describe("The job's, a decimal number");
const status = z.enum(STATUSES);
const runToken = z.string().describe("For the header Run-Token of what this run still says");

/** What writes answer with. */
export const noted = z.object({ id });
export const moved = z.object({ id, status });
export const started = z.object({ id, status, runToken });
export const movedSubtask = z.object({ id, number: z.number().int(), status: z.enum(SUBTASK_STATUSES) });

/** Records what happens to a job, on the terms of the access. */
export const jobOf = (access: Access, { id }: { id: string }) => new JobHandle(access, fileStore(), id);
