import { answerTo, STATUS } from "@/lib/web/response/error-response";

/** What a request under /api/v1 can meet: a stable word for each. */
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
  "range_not_satisfiable",
  "invalid_input",
  "too_many_requests",
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

export const PROBLEM_TITLES: Readonly<Record<ProblemCode, string>> = {
  malformed: "The body can't be read",
  not_signed_in: "Nobody is signed in",
  token_needed: "This takes an access token alone",
  bad_token: "The access token counts for nothing",
  missing_scope: "The access token is not for this",
  not_allowed: "This is not allowed",
  not_found: "There is no such thing",
  method_not_allowed: "This address takes other methods",
  illegal_move: "The present status forbids it",
  stale_run: "It is not the job's last run token",
  key_reused: "The key belongs to another request",
  precondition_failed: "The file is another one by now",
  too_large: "It is too large",
  range_not_satisfiable: "The file has no such bytes",
  invalid_input: "A value can't be taken",
  too_many_requests: "Too many requests",
  internal: "A fault on our side",
  storage_unavailable: "The file store did not answer",
  database_unavailable: "The database did not answer",
};

interface ProblemDetails {
  code: ProblemCode;
  detail: string;
  /** What else a program can use. */
  more?: { field?: string; index?: number; request?: string };
  headers?: Record<string, string>;
}

/** Problem details by RFC 9457. `type` leads to what people can read about it. */
export function problem({ code, detail, more, headers }: ProblemDetails): Response {
  const status = PROBLEM_STATUS[code];
  const body = { type: problemType(code), title: PROBLEM_TITLES[code], status, detail, code, ...more };
  return Response.json(body, {
    status,
    headers: { "Cache-Control": "private, no-store", ...headers, "Content-Type": "application/problem+json" },
  });
}

const problemType = (code: ProblemCode): string => `/api-reference#problem-${code}`;

/** What was thrown, as a problem; the log has what is a fault of ours. */
export function problemOf(thrown: unknown, path: string): Response {
  const { headers, body } = answerTo(thrown, path);
  const { error: code, message: detail, ...more } = body;
  return problem({ code, detail, more, headers });
}
