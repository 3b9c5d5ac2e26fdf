import { expect, test } from "vitest";
import { typeWords } from "@/app/api-reference/_components/type-words";
import type { JsonSchema } from "@/lib/api/openapi/document";

test.each<[JsonSchema, string]>([
  [{ type: "string" }, "text"],
  [{ type: "string", maxLength: 10_000 }, "text, at most 10,000 characters"],
  [{ type: "string", format: "date-time" }, "time"],
  [{ type: ["string", "null"] }, "text or null"],
  [{ anyOf: [{ type: "string", maxLength: 255 }, { type: "null" }] }, "text, at most 255 characters or null"],
  [{ enum: ["asc", "desc", "none"] }, '"asc", "desc" or "none"'],
  [{ type: "array", items: { $ref: "#/components/schemas/Job" } }, "list of Job objects"],
  [{ type: "array", items: { type: "string" } }, "list of text"],
  [{ type: "array" }, "list of anything"],
  [{}, "any JSON"],
])("%j reads %s", (schema, words) => {
  expect(typeWords(schema)).toBe(words);
});
