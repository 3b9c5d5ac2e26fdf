import { z } from "zod";
import { PROBLEM_CODES } from "./problem";

/** Any error: problem details by RFC 9457, with a stable code for programs. */
export const problemSchema = z.object({
  type: z.string().describe("Address of a page that explains the code"),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe("What went wrong, in a sentence for people"),
  code: z.enum(PROBLEM_CODES),
  field: z.string().optional().describe("The field or parameter that was refused"),
  index: z.number().int().optional().describe("The step of a batch that was refused, from 0"),
  request: z.string().optional().describe("The number under which the console's log has its own error"),
});
