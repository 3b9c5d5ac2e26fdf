import type { JsonSchema } from "@/lib/api/openapi/document";

const WORDS: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "object",
  array: "list",
  null: "null",
};

/** A schema in a few words: "text, at most 255 characters, or null". */
export function typeWords(schema: JsonSchema): string {
  const { const: only, enum: words, format, items, type, maxLength, $ref } = schema;
  if ($ref) return `a ${nameOf($ref)}`;
  if (only !== undefined) return JSON.stringify(only);
  if (words) return words.map((word) => JSON.stringify(word)).join(" or ");
  const kinds = alternatives(schema);
  if (kinds.length > 0) return [...new Set(kinds.map(typeWords))].join(" or ");
  if (Array.isArray(type)) return type.map((word) => WORDS[word] ?? word).join(" or ");
  if (type === "array") return `list of ${isSchema(items) ? typeWords(items) : "anything"}`;
  if (format === "date-time") return "time";
  if (maxLength !== undefined) return `text, at most ${maxLength.toLocaleString("en")} characters`;
  return type ? (WORDS[type] ?? type) : "any JSON";
}

/** The last word of a reference. */
export const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref;

/** What a schema may be instead of one thing. */
export const alternatives = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] =>
  (anyOf ?? oneOf ?? []).filter(isSchema);

/** JSON Schema knows true and false as schemas too. */
export const isSchema = (schema: unknown): schema is JsonSchema =>
  typeof schema === "object" && schema !== null && !Array.isArray(schema);
