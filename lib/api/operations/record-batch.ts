import { z } from "zod";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { batchStep } from "@/lib/producer/batch-step";
import { batchAnswer, recordSteps as recordAll, STEPS } from "@/lib/producer/record-batch";
import { countInWords, LIMITS } from "@/packages/producer/src/limits";

export const recordSteps = writeOperation({
  id: "recordBatch",
  path: "/batch",
  summary: "Record many steps at once",
  description: `Up to ${countInWords(LIMITS.steps)} creates and moves, in their order, in one statement: all of them or none. A step names its job by id, or by the index of the step that created it, as created. The problem names the index of the step at fault.`,
  params: NONE,
  body: z.strictObject({ steps: z.array(batchStep).min(1, STEPS).max(LIMITS.steps, STEPS) }),
  example: {
    steps: [
      { do: "create", type: "sync", name: "Nightly" },
      { do: "start", created: 0 },
      { do: "complete", created: 0 },
    ],
  },
  isOfRun: false,
  answer: {
    status: 200,
    description: "All are recorded.",
    schema: z.object({ answers: z.array(batchAnswer).describe("One for each step, in their order") }),
  },
  problems: ["not_found", "illegal_move", "stale_run"],
  handle: async (access, { body }) => ({ answers: await recordAll(access, body.steps) }),
});
