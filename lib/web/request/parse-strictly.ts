import type { z } from "zod";
import { InvalidInput } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { requestTexts } from "@/texts/server/request";

/**
 * A request's input, parsed by the schema. Throws InvalidInput naming the first field at fault; an unknown field is
 * one.
 */
export function parseStrictly<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = firstIssue(parsed.error);
  const path = issue?.path ?? [];
  throw issue?.code === "unrecognized_keys"
    ? invalidAt([...path, issue.keys[0] ?? ""], requestTexts.unknownField)
    : invalidAt(
        path,
        isMissing(input, path)
          ? requestTexts.required
          : formatMessage(requestTexts.wrong, { message: issue?.message ?? requestTexts.notValid }),
      );
}

/** A missing field may be there under an unknown name; then that name is the more useful one. */
function firstIssue({ issues }: z.ZodError) {
  const [first] = issues;
  const within = first?.path.slice(0, -1).join(".");
  const unknown = issues.find(({ code, path }) => code === "unrecognized_keys" && path.join(".") === within);
  return unknown ?? first;
}

function isMissing(input: unknown, path: PropertyKey[]): boolean {
  let value = input;
  for (const name of path)
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return value === undefined;
}

/** In a list of objects, `index` is that of the object at fault and `field` its part. */
function invalidAt(path: PropertyKey[], message: string): InvalidInput {
  const [, index, ...rest] = path;
  if (typeof index !== "number" || rest.length === 0)
    return new InvalidInput(path.join(".") || "body", message);
  const error = new InvalidInput(rest.join("."), message);
  error.index = index;
  return error;
}
