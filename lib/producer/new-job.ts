import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { TYPE_PATTERN } from "@/lib/jobs/type";
import { LIMITS } from "@/packages/producer/src/limits";
import { storable } from "@/packages/producer/src/storable-text";

const characters = (most: number) =>
  z
    .string()
    .transform(storable)
    // As PostgreSQL counts: an emoji outside the first plane is one character.
    .refine((text) => [...text].length <= most, `at most ${most} characters`)
    .meta({ maxLength: most });

/** The name of a job or subtask. */
export const shortName = characters(LIMITS.name).refine((text) => text.trim() !== "", "give a name");

export const newJob = z.strictObject({
  type: z
    .string()
    .regex(TYPE_PATTERN, `a lower-case word of letters, digits and _, at most ${LIMITS.type} long`)
    .describe("Such as import. The console shows an unknown type as it is"),
  name: shortName,
  description: characters(LIMITS.description).nullish(),
  owner: z
    .string()
    .transform(storable)
    .nullish()
    .describe(
      "A user's name; staff may only give their own. By default, a job of staff is theirs, any other the system's",
    ),
  runAt: characters(LIMITS.runAt).nullish().describe("The page from which the job was launched"),
  object: z
    .strictObject({
      className: characters(LIMITS.objectClass),
      key: characters(LIMITS.objectKey).nullish(),
      label: characters(LIMITS.objectLabel).nullish(),
      url: characters(LIMITS.objectUrl).nullish(),
    })
    .nullish()
    .describe("The record that the job is about"),
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
  throw new InvalidInput(issue?.path.join(".") || what, `${issue?.message ?? "can't be taken"}.`);
}
