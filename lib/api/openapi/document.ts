import type { z } from "zod";

/** A JSON Schema of draft 2020-12, the one that OpenAPI 3.1 uses. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

type Content = Record<string, { schema: JsonSchema; example?: unknown }>;

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

export interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content?: Content;
}

export interface DescribedOperation {
  operationId: string;
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: boolean; description?: string; content: Content };
  /** By status, and `default`. */
  responses: Record<string, Answer>;
}

/** The parts of OpenAPI 3.1 that our document has. */
export interface Document {
  openapi: "3.1.0";
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, { get?: DescribedOperation; post?: DescribedOperation }>;
  /** What each problem code means. */
  "x-problems": { code: string; status: number; title: string; meaning: string }[];
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, object> };
}
