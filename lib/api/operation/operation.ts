import { z } from "zod";
import type { ProblemCode } from "@/lib/api/problem/problem";
import type { Scope } from "@/lib/auth/scopes";
import type { SignedInAccess } from "@/lib/auth/session/session";

/** What the document says of an operation. */
export interface OperationSpec<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Answer extends z.ZodType = z.ZodType,
> {
  /** What programs made from the document call it. */
  id: string;
  /** Below /api/v1, as OpenAPI writes it. */
  path: `/${string}`;
  summary: string;
  description: string;
  params: Params;
  query: Query;
  /** Request headers that it takes. */
  headers?: z.ZodObject;
  /** The schema is null for what is no JSON. */
  answer: { status: 200 | 201; description: string; schema: Answer | null; headers?: Record<string, string> };
  /** Other answers that are no problem, by their status. */
  also?: Readonly<Record<string, string>>;
  /** What it can meet besides that which any operation of its sort can. */
  problems?: readonly ProblemCode[];
}

/** One thing that programs can ask for: what its route does, and what the document says of it. */
export interface Operation extends OperationSpec {
  method: "GET" | "POST";
  /** What a token needs; null where any will do. */
  scope: Scope | null;
  /** A JSON object, where one is taken; or what the bytes are that are taken as they come. */
  body?: z.ZodType;
  example?: unknown;
  bytes?: string;
  /** Throws what answers with a problem. */
  run: (access: SignedInAccess, request: Request, params: Record<string, string>) => Promise<Response>;
}

/** For operations without parameters of that sort. */
export const NONE = z.strictObject({});
