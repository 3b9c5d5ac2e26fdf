import { z } from "zod";
import { jobOf, moved, noted } from "@/lib/api/answer/write-answers";
import type { Operation } from "@/lib/api/operation/operation";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { describedShapeOf, readingOf } from "@/lib/producer/said-schema";
import { jobVerb, type StepVerb } from "@/lib/producer/verbs";
import type { PlainVerb } from "@/packages/producer/src/verbs";
import { startJob } from "./start-job";
import { jobVerbTexts } from "./verb-texts";

/** POST /jobs/{id}/VERB: a program records what happens to its job. */
export const jobOperation = (name: StepVerb): Operation =>
  name === "start" ? startJob : plainOperation(name);

function plainOperation(name: PlainVerb): Operation {
  const verb = jobVerb(name);
  const { summary, description, answer, fields } = jobVerbTexts(name);
  return writeOperation({
    ...verb.http,
    summary,
    description,
    path: `/jobs/{id}/${name}`,
    params: jobId,
    body: z.strictObject(describedShapeOf(verb, fields)),
    reading: readingOf(verb),
    isOfRun: true,
    answer: { status: 200, description: answer, schema: verb.to === null ? noted : moved },
    problems: ["illegal_move"],
    handle: async (access, { params, body }) => {
      await jobOf(access, params).tell(name, body);
      return verb.to === null ? { id: params.id } : { id: params.id, status: verb.to };
    },
  });
}
