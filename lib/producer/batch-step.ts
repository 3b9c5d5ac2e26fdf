import { z } from "zod";
import type { Reading } from "@/lib/read-json";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { storable } from "@/packages/producer/src/storable-text";
import type { FieldsOf } from "@/packages/producer/src/verbs";
import { batchTexts } from "@/texts/job/batch";
import { fieldRulesTexts } from "@/texts/job/field-rules";
import { type NewJob, newJob } from "./new-job";
import { readingOf, shapeOf, withOrder } from "./said-schema";
import { jobVerb, STEP_VERB_NAMES, type StepVerb } from "./verbs";

/** The job of a step: an existing one, or one that an earlier step of the batch creates. */
const about = {
  id: z.string().optional().describe(batchTexts.id),
  created: z
    .int()
    .min(0)
    .max(LIMITS.steps - 1, batchTexts.notEarlier)
    .optional()
    .describe(batchTexts.created),
  run: z.string().transform(storable).optional().describe(batchTexts.run),
};

const create = z.strictObject({ do: z.literal("create"), ...newJob.shape });

const step = (name: StepVerb) =>
  withOrder(jobVerb(name), z.strictObject({ do: z.literal(name), ...about, ...shapeOf(jobVerb(name)) }));

const KINDS = formatMessage(fieldRulesTexts.oneOf, {
  words: formatList(["create", ...STEP_VERB_NAMES], "or"),
});

export const batchStep = z
  .discriminatedUnion("do", [create, ...STEP_VERB_NAMES.map(step)], {
    error: ({ code }) => (code === "invalid_union" ? KINDS : undefined),
  })
  .refine((step) => step.do === "create" || (step.id === undefined) !== (step.created === undefined), {
    path: ["id"],
    message: batchTexts.idOrCreated,
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
