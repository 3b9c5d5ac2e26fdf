import type { z } from "zod";
import { InvalidInput } from "@/lib/errors";

/** What a request gave, as the schema has it. Throws InvalidInput naming the first field at fault, an unknown one among them. */
export function parseStrictly<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = firstIssue(parsed.error);
  const path = issue?.path ?? [];
  throw issue?.code === "unrecognized_keys"
    ? invalidAt([...path, issue.keys[0] ?? ""], "unknown field.")
    : invalidAt(path, isMissing(given, path) ? "required." : `${issue?.message ?? "not valid"}.`);
}

/** A field that is missing may be there under a name that is not known: that one tells more. */
function firstIssue({ issues }: z.ZodError) {
  const [first] = issues;
  const within = first?.path.slice(0, -1).join(".");
  const unknown = issues.find(({ code, path }) => code === "unrecognized_keys" && path.join(".") === within);
  return unknown ?? first;
}

function isMissing(given: unknown, path: PropertyKey[]): boolean {
  let value = given;
  for (const name of path)
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return value === undefined;
}

/** Of a list of objects, the index tells which is at fault, and the field what of it. */
function invalidAt(path: PropertyKey[], message: string): InvalidInput {
  const [, index, ...rest] = path;
  if (typeof index !== "number" || rest.length === 0)
    return new InvalidInput(path.join(".") || "body", message);
  const error = new InvalidInput(rest.join("."), message);
  error.index = index;
  return error;
}
