import { z } from "zod";
import { PROBLEM_CODES } from "./problem";

/** Any refusal or fault: problem details by RFC 9457, with a code that programs can rely on. */
export const problemSchema = z.object({
  type: z.string().describe("An address of the console that explains the code"),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe("A sentence for the person who reads it"),
  code: z.enum(PROBLEM_CODES),
  field: z.string().optional().describe("The field or parameter at fault"),
  index: z.number().int().optional().describe("The step of a batch at fault, from 0"),
  request: z.string().optional().describe("Under which the console's log has a fault of its own"),
});
