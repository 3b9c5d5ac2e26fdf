import { z } from "zod";
import type { ProblemCode } from "@/lib/api/problem/problem";
import type { Scope } from "@/lib/auth/scopes";
import type { SignedInAccess } from "@/lib/auth/session/session";

/** What the document says about an operation. */
export interface OperationSpec<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Answer extends z.ZodType = z.ZodType,
> {
  /** Its name in programs that are generated from the document. */
  id: string;
  /** Below /api/v1, as OpenAPI writes it. */
  path: `/${string}`;
  summary: string;
  description: string;
  params: Params;
  query: Query;
  /** Its request headers. */
  headers?: z.ZodObject;
  answer: {
    status: 200 | 201;
    description: string;
    /** Null when the answer is not JSON. Of a stream, the data of its events. */
    schema: Answer | null;
    isStream?: boolean;
    headers?: Record<string, string>;
  };
  /** Other answers that are not problems, by status. */
  also?: Readonly<Record<string, string>>;
  /** Its problems besides those of every operation of its kind. */
  problems?: readonly ProblemCode[];
}

/** One request that programs can send: what its route does, and what the document says about it. */
export interface Operation extends OperationSpec {
  method: "GET" | "POST";
  /** The scope that a token needs; null when any token will do. */
  scope: Scope | null;
  /** The schema of a JSON body; `bytes` describes a body of any other kind. */
  body?: z.ZodType;
  example?: unknown;
  bytes?: string;
  /** Throws errors that are answered as problems. */
  run: (access: SignedInAccess, request: Request, params: Record<string, string>) => Promise<Response>;
}

/** For operations without parameters of that kind. */
export const NONE = z.strictObject({});
