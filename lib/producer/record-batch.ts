import { sql } from "drizzle-orm";
import { z } from "zod";
import { jobError, rootCause, writeError } from "@/lib/database-error";
import { InvalidInput, JobNotFound, JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { STATUSES } from "@/lib/jobs/status";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { batchTexts } from "@/texts/job/batch";
import { fieldRulesTexts } from "@/texts/job/field-rules";
import { type BatchStep, batchStep, type ParsedStep } from "./batch-step";
import { callFunction } from "./call-function";
import { ownerFor } from "./create-job";
import { parseGiven } from "./new-job";
import { whoseJobs } from "./whose-jobs";

export const batchAnswer = z.object({
  id: z.string(),
  status: z.enum(STATUSES),
  runToken: z.string().optional(),
});
/** The result of a step: its job, the job's status after it, and the run token of a start. */
export type BatchAnswer = z.infer<typeof batchAnswer>;

/** The message for a wrong number of steps, without its full stop. */
export const STEPS = formatMessage(batchTexts.steps, { most: LIMITS.steps });

/**
 * Creates and moves up to 1,000 jobs in one statement, in the order of the steps: all of them or none. Throws the
 * errors of the single verbs, with the `index` of the step at fault. Of the access's terms, `once` applies to the whole
 * batch.
 */
export const recordBatch = (access: Access, steps: readonly BatchStep[]): Promise<BatchAnswer[]> =>
  recordSteps(access, steps);

/** The same for unchecked steps, as a script has sent them. */
export async function recordSteps(access: Access, input: readonly unknown[]): Promise<BatchAnswer[]> {
  if (input.length < 1 || input.length > LIMITS.steps) {
    throw new InvalidInput("steps", formatMessage(fieldRulesTexts.sentence, { rule: STEPS }));
  }
  const steps = input.map((step, index) => atStep(index, () => parseStep(access, step)));
  const { text } = await callFunction(access, {
    call: sql`jobs.record_batch(${JSON.stringify(steps)}::jsonb, ${whoseJobs(access)}::bigint)`,
    jobId: null,
    explain: (thrown) => batchError(thrown, steps),
  });
  return z.array(batchAnswer).parse(JSON.parse(text));
}

function parseStep(access: Access, input: unknown): ParsedStep {
  const step = parseGiven(batchStep, input, "step");
  if (step.do === "create") return { ...step, owner: ownerFor(access, step.owner) };
  if (step.id !== undefined && parseId(step.id) === null) throw new JobNotFound(step.id);
  return step;
}

function atStep<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof JobsError) error.index = index;
    throw error;
  }
}

/** A database error for the caller. Its hint names the step. */
function batchError(thrown: unknown, steps: ParsedStep[]): unknown {
  const [, digits] = /^step (\d+)$/.exec(rootCause(thrown).hint ?? "") ?? [];
  const index = digits === undefined ? undefined : Number(digits);
  const step = index === undefined ? undefined : steps[index];
  if (!step) return writeError(thrown);
  // A job that the batch itself would create has no lasting id.
  const error =
    step.do === "create"
      ? writeError(thrown)
      : jobError(thrown, step.id ?? { step: step.created ?? 0 }, step.do);
  if (error instanceof JobsError) error.index = index;
  return error;
}
