import { z } from "zod";

/** What can be no id is that of no job, and answered alike. */
const id = z.string().describe("A job's id, a decimal number");

export const jobId = z.strictObject({ id });
export const fileId = z.strictObject({ id, fileId: z.string().describe("A file's id, a decimal number") });
export const subtaskNumber = z.strictObject({ id, n: z.string().describe("A subtask's place, from 1") });
