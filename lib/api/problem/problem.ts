import { answerTo, STATUS } from "@/lib/web/response/error-response";
import { problemsTexts } from "@/texts/api/problems";

/** The errors of requests under /api/v1: a stable word for each. */
export const PROBLEM_CODES = [
  "malformed",
  "not_signed_in",
  "token_needed",
  "bad_token",
  "missing_scope",
  "not_allowed",
  "not_found",
  "method_not_allowed",
  "illegal_move",
  "stale_run",
  "key_reused",
  "precondition_failed",
  "too_large",
  "too_slow",
  "range_not_satisfiable",
  "invalid_input",
  "too_many_requests",
  "busy",
  "internal",
  "storage_unavailable",
  "database_unavailable",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = {
  ...STATUS,
  method_not_allowed: 405,
  precondition_failed: 412,
  range_not_satisfiable: 416,
  internal: 500,
};

interface ProblemDetails {
  code: ProblemCode;
  detail: string;
  /** More fields for programs. */
  more?: { field?: string; index?: number; request?: string };
  headers?: Record<string, string>;
}

/** Problem details by RFC 9457. `type` is the address of a page that explains the code. */
export function problem({ code, detail, more, headers }: ProblemDetails): Response {
  const status = PROBLEM_STATUS[code];
  const body = { type: problemType(code), title: problemsTexts[code].title, status, detail, code, ...more };
  return Response.json(body, {
    status,
    headers: { "Cache-Control": "private, no-store", ...headers, "Content-Type": "application/problem+json" },
  });
}

const problemType = (code: ProblemCode): string => `/api-reference#problem-${code}`;

/** A thrown error as a problem. Faults of ours are logged. */
export function problemOf(thrown: unknown, path: string): Response {
  const { headers, body } = answerTo(thrown, path);
  const { error: code, message: detail, ...more } = body;
  return problem({ code, detail, more, headers });
}
