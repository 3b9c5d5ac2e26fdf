import { z } from "zod";
import { NONE } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { batchStep, STEP_READING } from "@/lib/producer/batch-step";
import { batchAnswer, recordSteps as recordAll, STEPS } from "@/lib/producer/record-batch";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { jobOperationsTexts } from "@/texts/api/job-operations";

const texts = jobOperationsTexts.recordBatch;

export const recordSteps = writeOperation({
  id: "recordBatch",
  path: "/batch",
  summary: texts.summary,
  description: formatMessage(texts.description, { most: LIMITS.steps }),
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
    description: texts.answer,
    schema: z.object({ answers: z.array(batchAnswer).describe(texts.answers) }),
  },
  problems: ["not_found", "illegal_move", "stale_run"],
  handle: async (access, { body }) => ({ answers: await recordAll(access, body.steps) }),
});
