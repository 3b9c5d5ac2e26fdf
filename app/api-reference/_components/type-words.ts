import type { JsonSchema } from "@/lib/api/openapi/document";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { apiTypesTexts } from "@/texts/site/api-types";

const WORDS: Readonly<Record<string, string>> = {
  string: apiTypesTexts.string,
  integer: apiTypesTexts.integer,
  number: apiTypesTexts.number,
  boolean: apiTypesTexts.boolean,
  object: apiTypesTexts.object,
  array: apiTypesTexts.list,
  null: apiTypesTexts.null,
};

const wordOf = (type: string) => WORDS[type] ?? type;

/** A schema in a few words: "text, at most 255 characters or null". */
export function typeWords(schema: JsonSchema): string {
  const { const: only, enum: values, format, items, type, maxLength, $ref } = schema;
  if ($ref) return formatMessage(apiTypesTexts.named, { name: nameOf($ref) });
  if (only !== undefined) return JSON.stringify(only);
  if (values) return oneOf(values.map((value) => JSON.stringify(value)));
  const kinds = alternatives(schema);
  if (kinds.length > 0) return oneOf([...new Set(kinds.map(typeWords))]);
  if (Array.isArray(type)) return oneOf(type.map(wordOf));
  if (type === "array") return listWords(items);
  if (format === "date-time") return apiTypesTexts.time;
  if (maxLength !== undefined) return formatMessage(apiTypesTexts.shortString, { most: maxLength });
  return type ? wordOf(type) : apiTypesTexts.any;
}

function listWords(items: JsonSchema["items"]): string {
  if (!isSchema(items)) return apiTypesTexts.listOfAnything;
  return items.$ref
    ? formatMessage(apiTypesTexts.listOfNamed, { name: nameOf(items.$ref) })
    : formatMessage(apiTypesTexts.listOf, { items: typeWords(items) });
}

const oneOf = (words: readonly string[]) => formatList(words, "or");

/** The last word of a reference. */
export const nameOf = (ref: string): string => ref.split("/").at(-1) ?? ref;

/** What a schema may be instead of one thing. */
export const alternatives = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] =>
  (anyOf ?? oneOf ?? []).filter(isSchema);

/** JSON Schema knows true and false as schemas too. */
export const isSchema = (schema: unknown): schema is JsonSchema =>
  typeof schema === "object" && schema !== null && !Array.isArray(schema);
