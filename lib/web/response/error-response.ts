import { MissingScope } from "@/lib/auth/scopes";
import { knownError } from "@/lib/database-error";
import { BodyBrokenOff, type ErrorCode, InvalidInput, JobsError, NotUtf8, RateLimited } from "@/lib/errors";
import { faultNumber, logFault } from "@/lib/log-fault";
import { availabilityTexts } from "@/texts/server/availability";

export const STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_input: 422,
  malformed: 400,
  too_large: 413,
  too_slow: 408,
  not_signed_in: 401,
  token_needed: 401,
  bad_token: 401,
  missing_scope: 403,
  not_allowed: 403,
  not_found: 404,
  illegal_move: 409,
  stale_run: 409,
  key_reused: 409,
  too_many_requests: 429,
  busy: 503,
  storage_unavailable: 503,
  database_unavailable: 503,
};

export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  /** A stable code, a sentence, the field; from 500 on the request's id, by which the log has the details. */
  body: { error: ErrorCode | "internal"; message: string; field?: string; index?: number; request?: string };
}

/** The answer to an error, and a line in the log from 500 on. For an unexpected error, the answer shows no details. */
export function answerTo(thrown: unknown, path: string): ErrorAnswer {
  const error = knownError(thrown);
  const status = error instanceof JobsError ? STATUS[error.code] : 500;
  if (status >= 500 || error instanceof BodyBrokenOff) logFault(thrown, path);
  const body: ErrorAnswer["body"] =
    error instanceof JobsError
      ? {
          error: error.code,
          message: error.message,
          ...((error instanceof InvalidInput || error instanceof NotUtf8) && { field: error.field }),
          ...(error.index !== undefined && { index: error.index }),
        }
      : { error: "internal", message: availabilityTexts.fault };
  const request = status >= 500 ? faultNumber() : null;
  return {
    status,
    body: request ? { ...body, request } : body,
    headers: {
      "Cache-Control": "private, no-store",
      ...(status === 503 && error instanceof JobsError && error.passes && { "Retry-After": "5" }),
      ...(error instanceof RateLimited && { "Retry-After": String(error.seconds) }),
      ...challengeTo(error),
    },
  };
}

const CHALLENGES: Partial<Record<ErrorCode, string>> = {
  not_signed_in: "Bearer",
  token_needed: "Bearer",
  bad_token: 'Bearer error="invalid_token"',
};

/** What a request has to send, as RFC 6750 says it. */
function challengeTo(error: unknown): Record<string, string> {
  if (!(error instanceof JobsError)) return {};
  const challenge =
    error instanceof MissingScope
      ? `Bearer error="insufficient_scope", scope="${error.scope}"`
      : CHALLENGES[error.code];
  return challenge ? { "WWW-Authenticate": challenge } : {};
}

/** An error as a script reads it. */
export function errorResponse(thrown: unknown, path: string): Response {
  const { body, ...init } = answerTo(thrown, path);
  return Response.json(body, init);
}
