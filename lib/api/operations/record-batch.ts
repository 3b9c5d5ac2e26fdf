import { z } from "zod";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { batchStep, MOST_STEPS } from "@/lib/producer/batch-step";
import { batchAnswer, recordBatch } from "@/lib/producer/record-batch";

const message = "give a list of 1 to 1,000 steps";

export const recordSteps = writeOperation({
  id: "recordBatch",
  path: "/batch",
  summary: "Record many steps at once",
  description:
    "Up to 1,000 creates and moves, in their order, in one statement: all of them or none. A step names its job by id, or by the index of the step that created it, as created. The problem names the index of the step at fault.",
  params: NONE,
  body: z.strictObject({ steps: z.array(batchStep).min(1, message).max(MOST_STEPS, message) }),
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
  handle: async (access, { body }) => ({ answers: await recordBatch(access, body.steps) }),
});
