import { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { TYPE_PATTERN } from "@/lib/jobs/type";
import { storable } from "./storable-text";

const characters = (most: number) =>
  z
    .string()
    .transform(storable)
    // As PostgreSQL counts: an emoji outside the first plane is one character.
    .refine((text) => [...text].length <= most, `at most ${most} characters`);

/** What a job or one of its steps is called. */
export const shortName = characters(255).refine((text) => text.trim() !== "", "give a name");

export const newJob = z.object({
  type: z.string().regex(TYPE_PATTERN, "a lower-case word of letters, digits and _, at most 50 long"),
  name: shortName,
  description: characters(2000).nullish(),
  /** A user's name. Without one the job is the system's, or, for staff, their own. */
  owner: z.string().nullish(),
  runAt: characters(2000).nullish(),
  /** The record that the job is about. */
  object: z
    .object({
      className: characters(100),
      key: characters(255).nullish(),
      label: characters(255).nullish(),
      url: characters(2000).nullish(),
    })
    .nullish(),
});

/** What a producer says of a job when it creates one. */
export type NewJob = z.input<typeof newJob>;

/** Throws InvalidInput naming the first field at fault and its limit. */
export function parseNewJob(given: NewJob): z.output<typeof newJob> {
  return parseGiven(newJob, given, "job");
}

/** What a producer gave, as the schema has it. `what` names the whole, where no field of it is at fault. */
export function parseGiven<T extends z.ZodType>(schema: T, given: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidInput(issue?.path.join(".") || what, `${issue?.message ?? "can't be taken"}.`);
}
