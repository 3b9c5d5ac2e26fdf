import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { TYPE_PATTERN } from "@/lib/jobs/type";
import { formatMessage } from "@/lib/texts/format-message";
import { LIMITS } from "@/packages/producer/src/limits";
import { storable } from "@/packages/producer/src/storable-text";
import { fieldRulesTexts } from "@/texts/job/field-rules";
import { newJobTexts } from "@/texts/job/new-job";

const characters = (most: number) =>
  z
    .string()
    .transform(storable)
    // As PostgreSQL counts: an emoji outside the first plane is one character.
    .refine((text) => [...text].length <= most, formatMessage(fieldRulesTexts.characters, { most }))
    .meta({ maxLength: most });

/** The name of a job or subtask. */
export const shortName = characters(LIMITS.name).refine(
  (text) => text.trim() !== "",
  newJobTexts.nameMissing,
);

export const newJob = z.strictObject({
  type: z
    .string()
    .regex(TYPE_PATTERN, formatMessage(newJobTexts.typeRule, { most: LIMITS.type }))
    .describe(newJobTexts.type),
  name: shortName,
  description: characters(LIMITS.description).nullish(),
  owner: z.string().transform(storable).nullish().describe(newJobTexts.owner),
  runAt: characters(LIMITS.runAt).nullish().describe(newJobTexts.runAt),
  object: z
    .strictObject({
      className: characters(LIMITS.objectClass),
      key: characters(LIMITS.objectKey).nullish(),
      label: characters(LIMITS.objectLabel).nullish(),
      url: characters(LIMITS.objectUrl).nullish(),
    })
    .nullish()
    .describe(newJobTexts.object),
});

/** What a producer gives when it creates a job. */
export type NewJob = z.input<typeof newJob>;

/** Throws InvalidInput naming the first field at fault and its limit. */
export function parseNewJob(input: NewJob): z.output<typeof newJob> {
  return parseGiven(newJob, input, "job");
}

/**
 * A producer's input, parsed by the schema. Throws InvalidInput; `what` names the input if no field of it is at fault.
 */
export function parseGiven<T extends z.ZodType>(schema: T, input: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const rule = issue?.message ?? fieldRulesTexts.refused;
  throw new InvalidInput(issue?.path.join(".") || what, formatMessage(fieldRulesTexts.sentence, { rule }));
}
