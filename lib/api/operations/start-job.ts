import { z } from "zod";
import { jobOf, started } from "@/lib/api/answer/write-answers";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { JOB_VERBS } from "@/packages/producer/src/verbs";
import { jobVerbsTexts } from "@/texts/api/job-verbs";

const { summary, description, answer, takeOver } = jobVerbsTexts.start;

export const startJob = writeOperation({
  ...JOB_VERBS.start.http,
  summary,
  description,
  path: "/jobs/{id}/start",
  params: jobId,
  body: z.strictObject({ takeOver: z.boolean().optional().describe(takeOver) }),
  isOfRun: true,
  answer: { status: 200, description: answer, schema: started },
  problems: ["illegal_move"],
  handle: async (access, { params, body }) => {
    const job = jobOf(access, params);
    const runToken = body.takeOver ? await job.takeOver() : await job.start();
    return { id: job.id, status: "running" as const, runToken };
  },
});
