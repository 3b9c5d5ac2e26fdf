import { z } from "zod";
import { moment } from "@/lib/jobs/job";
import type { Status } from "@/lib/jobs/status";
import { fieldsTexts } from "@/texts/job/fields";

/** A subtask's status, exactly one of these words, as stored. */
export const SUBTASK_STATUSES = [
  "pending",
  "running",
  "completed",
  "failed",
  "cancelled",
] as const satisfies Status[];
export type SubtaskStatus = (typeof SUBTASK_STATUSES)[number];

/** The same table as jobs.legal_subtask_move in the database, which enforces it; a test compares them. */
export const LEGAL_SUBTASK_MOVES: Record<SubtaskStatus, readonly SubtaskStatus[]> = {
  pending: ["running", "completed", "failed", "cancelled"],
  running: ["completed", "failed", "cancelled"],
  completed: [],
  failed: [],
  cancelled: [],
};

export const isSubtaskStatus = (word: string): word is SubtaskStatus =>
  SUBTASK_STATUSES.some((status) => status === word);

/** One named step of a job, by its place in the job, from 1. */
export const subtask = z.object({
  number: z.number().describe(fieldsTexts.subtaskNumber),
  name: z.string(),
  status: z.enum(SUBTASK_STATUSES),
  startedAt: moment,
  finishedAt: moment,
  error: z.string().nullable(),
});
export type Subtask = z.infer<typeof subtask>;

/** How many subtasks a job has, by status and in all. */
export type SubtaskCounts = Record<SubtaskStatus | "total", number>;
