import { z } from "zod";
import { problemFieldsTexts } from "@/texts/api/problem-fields";
import { PROBLEM_CODES } from "./problem";

/** Any error: problem details by RFC 9457, with a stable code for programs. */
export const problemSchema = z.object({
  type: z.string().describe(problemFieldsTexts.type),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe(problemFieldsTexts.detail),
  code: z.enum(PROBLEM_CODES),
  field: z.string().optional().describe(problemFieldsTexts.field),
  index: z.number().int().optional().describe(problemFieldsTexts.index),
  request: z.string().optional().describe(problemFieldsTexts.request),
});
