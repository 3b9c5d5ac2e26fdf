import { z } from "zod";
import type { Operation } from "@/lib/api/operation/operation";
import { problemSchema } from "@/lib/api/problem/problem-schema";
import { listedFile } from "@/lib/jobs/files/job-file";
import { jobSummary } from "@/lib/jobs/job";
import { subtask } from "@/lib/jobs/subtasks/subtask";
import type { JsonSchema } from "./document";

const BASE = "#/components/schemas/";

export const refTo = (name: string): JsonSchema => ({ $ref: BASE + name });

/** The names of the schemas of an operation's body and answer. */
export const bodyName = ({ id }: Pick<Operation, "id">): string => `${capital(id)}Body`;
export const answerName = ({ id }: Pick<Operation, "id">): string => `${capital(id)}Answer`;

/** All schemas of the document by name: bodies as clients may send them, answers as they arrive. */
export function componentsOf(operations: readonly Operation[]): Record<string, JsonSchema> {
  const sent = new Map<string, z.ZodType>();
  const answered = new Map<string, z.ZodType>([
    ["Job", jobSummary],
    ["File", listedFile],
    ["Subtask", subtask],
    ["Problem", problemSchema],
  ]);
  for (const operation of operations) {
    if (operation.body) sent.set(bodyName(operation), operation.body);
    if (operation.answer.schema) answered.set(answerName(operation), operation.answer.schema);
  }
  return { ...named(answered, "output"), ...named(sent, "input") };
}

function named(schemas: Map<string, z.ZodType>, io: "input" | "output"): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io, uri: (id) => BASE + id });
  // Zod makes a document of each: $schema and $id are not allowed in a part of another document.
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
