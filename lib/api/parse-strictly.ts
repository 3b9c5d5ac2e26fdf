import type { z } from "zod";
import { InvalidInput } from "@/lib/errors";

/** What a request gave, as the schema has it. Throws InvalidInput naming the first field at fault, an unknown one among them. */
export function parseStrictly<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  if (issue?.code === "unrecognized_keys") {
    throw new InvalidInput([...path, issue.keys[0]].join("."), "there is no such field here.");
  }
  throw new InvalidInput(path.join(".") || "body", `${issue?.message ?? "can't be taken"}.`);
}
