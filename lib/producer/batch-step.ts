import { z } from "zod";
import type { Reading } from "@/lib/read-json";
import { LIMITS } from "@/packages/producer/src/limits";
import { storable } from "@/packages/producer/src/storable-text";
import type { FieldsOf } from "@/packages/producer/src/verbs";
import { type NewJob, newJob } from "./new-job";
import { readingOf, shapeOf, withOrder } from "./said-schema";
import { jobVerb, STEP_VERB_NAMES, type StepVerb } from "./verbs";

/** The job of a step: an existing one, or one that an earlier step of the batch creates. */
const about = {
  id: z.string().optional().describe("The job's id"),
  created: z
    .int()
    .min(0)
    .max(LIMITS.steps - 1, "give the number of an earlier step that creates a job")
    .optional()
    .describe("Instead of id: the index of the step that creates the job, from 0"),
  run: z.string().transform(storable).optional().describe("The job's current run token"),
};

const create = z.strictObject({ do: z.literal("create"), ...newJob.shape });

const step = (name: StepVerb) =>
  withOrder(jobVerb(name), z.strictObject({ do: z.literal(name), ...about, ...shapeOf(jobVerb(name)) }));

const either = new Intl.ListFormat("en-GB", { type: "disjunction" });
const KINDS = `give ${either.format(["create", ...STEP_VERB_NAMES])}`;

export const batchStep = z
  .discriminatedUnion("do", [create, ...STEP_VERB_NAMES.map(step)], {
    error: ({ code }) => (code === "invalid_union" ? KINDS : undefined),
  })
  .refine((step) => step.do === "create" || (step.id === undefined) !== (step.created === undefined), {
    path: ["id"],
    message: "give either the job's id or, as created, the number of the step that creates it",
  });

/** How the fields of steps are read from JSON. */
export const STEP_READING: Reading = Object.assign({}, ...STEP_VERB_NAMES.map(jobVerb).map(readingOf));

/** The job of a step: one of `id` and `created`. */
interface About {
  id?: string | undefined;
  created?: number | undefined;
  run?: string | undefined;
}

/** One step of a batch, as its producer writes it. */
export type BatchStep =
  | ({ do: "create" } & NewJob)
  | { [Name in StepVerb]: { do: Name } & About & FieldsOf<Name> }[StepVerb];
/** The same, ready to be stored. */
export type ParsedStep = z.output<typeof batchStep>;
