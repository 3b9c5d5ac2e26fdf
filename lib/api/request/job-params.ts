import { z } from "zod";

/** A text that can't be an id is answered like the id of no job. */
const id = z.string().describe("A job's id, a decimal number");

export const jobId = z.strictObject({ id });
export const fileId = z.strictObject({ id, fileId: z.string().describe("A file's id, a decimal number") });
export const subtaskNumber = z.strictObject({ id, n: z.string().describe("A subtask's number, from 1") });
