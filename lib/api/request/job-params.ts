import { z } from "zod";
import { answersTexts } from "@/texts/api/answers";
import { requestTexts } from "@/texts/api/request";

/** A text that can't be an id is answered like the id of no job. */
const id = z.string().describe(answersTexts.jobId);

export const jobId = z.strictObject({ id });
export const fileId = z.strictObject({ id, fileId: z.string().describe(requestTexts.fileId) });
export const subtaskNumber = z.strictObject({ id, n: z.string().describe(requestTexts.subtaskNumber) });
