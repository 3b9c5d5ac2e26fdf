import { z } from "zod";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { batchStep, STEP_READING } from "@/lib/producer/batch-step";
import { batchAnswer, recordSteps as recordAll, STEPS } from "@/lib/producer/record-batch";
import { countInWords, LIMITS } from "@/packages/producer/src/limits";

export const recordSteps = writeOperation({
  id: "recordBatch",
  path: "/batch",
  summary: "Record many steps at once",
  description: `Up to ${countInWords(LIMITS.steps)} steps that create jobs or change them, in order, in one statement: all of them or none. A step names its job by id, or gives in created the index of the step that creates it. In a problem, index is the step that was refused.`,
  params: NONE,
  body: z.strictObject({ steps: z.array(batchStep).min(1, STEPS).max(LIMITS.steps, STEPS) }),
  example: {
    steps: [
      { do: "create", type: "sync", name: "Nightly" },
      { do: "start", created: 0 },
      { do: "complete", created: 0 },
    ],
  },
  reading: STEP_READING,
  isOfRun: false,
  answer: {
    status: 200,
    description: "All steps were recorded.",
    schema: z.object({ answers: z.array(batchAnswer).describe("One for each step, in order") }),
  },
  problems: ["not_found", "illegal_move", "stale_run"],
  handle: async (access, { body }) => ({ answers: await recordAll(access, body.steps) }),
});
