import { z } from "zod";
import type { Reading } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { type Field, ready, type Verb } from "@/packages/producer/src/verb";
import { fieldRulesTexts } from "@/texts/job/field-rules";

type Shape = Record<string, z.ZodType>;

const { wholeNumber } = fieldRulesTexts;
const count = z.int(wholeNumber).min(0, wholeNumber);

const schemas = new WeakMap<Verb, z.ZodObject<Shape>>();

/**
 * The schema of a verb's fields. Its output is ready to be stored. Made once per verb: making it takes longer than
 * using it.
 */
export function saidSchema(verb: Verb): z.ZodObject<Shape> {
  const schema = schemas.get(verb) ?? withOrder(verb, z.strictObject(shapeOf(verb)));
  schemas.set(verb, schema);
  return schema;
}

/** How a verb's fields are read from JSON. */
export const readingOf = ({ fields }: Verb): Reading =>
  Object.fromEntries(Object.entries(fields).map(([name, { is }]) => [name, is]));

export const shapeOf = ({ fields }: Verb): Shape => mapped(fields, schemaOf);

/** The same, each with its description by the field's name. */
export const describedShapeOf = (verb: Verb, descriptions: Readonly<Record<string, string>>): Shape =>
  Object.fromEntries(
    Object.entries(shapeOf(verb)).map(([name, schema]) => [name, schema.describe(descriptions[name] ?? "")]),
  );

/** Adds to a schema of these fields which of them must not be below which other. */
export const withOrder = <T extends z.ZodType>({ fields }: Verb, schema: T): T =>
  Object.entries(fields).reduce(
    (ordered, [name, { notBelow }]) =>
      notBelow === undefined
        ? ordered
        : ordered.refine((input) => !isBelow(numberIn(input, name), numberIn(input, notBelow)), {
            path: [name],
            message: formatMessage(fieldRulesTexts.notBelow, { field: notBelow }),
          }),
    schema,
  );

function schemaOf(field: Field): z.ZodType {
  const { is, optional } = field;
  const stored = (value: unknown) => ready(field, value);
  const schema =
    is === "count" ? count : is === "text" ? z.string().transform(stored) : z.unknown().transform(stored);
  return optional ? schema.nullish() : schema;
}

const mapped = (fields: Verb["fields"], schema: (field: Field) => z.ZodType): Shape =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schema(field)]));

function numberIn(input: unknown, name: string): number | null {
  const value: unknown = typeof input === "object" && input !== null ? Reflect.get(input, name) : null;
  return typeof value === "number" ? value : null;
}

const isBelow = (value: number | null, least: number | null) =>
  value !== null && least !== null && value < least;
