import type { ProblemCode } from "./problem";

/** What a program that meets a code should make of it. */
export const PROBLEM_MEANINGS: Readonly<Record<ProblemCode, string>> = {
  malformed: "The body is no JSON, or Content-Type does not say application/json. Nothing was changed.",
  not_signed_in: "Send an access token, or the cookie of somebody who is signed in.",
  token_needed: "What changes something takes an access token alone: Authorization: Bearer jct_….",
  bad_token:
    "The token is unknown, expired or revoked, or its user is disabled. A cookie beside it does not count.",
  missing_scope: "The token is good, but not for this. The answer's WWW-Authenticate names the scope.",
  not_allowed: "It is not for this user, or it came from a page of another site.",
  not_found: "There is none of that id, or none that this user may see: the two are never told apart.",
  method_not_allowed: "The header Allow names the methods that the address takes.",
  illegal_move:
    "The job or the subtask has another status by now, which the detail names. Nothing was changed.",
  stale_run:
    "Another run has taken the job over, or the token is another job's. Whoever meets this should stop.",
  key_reused: "The Idempotency-Key was used for a request that said something else. Give each write its own.",
  precondition_failed: "If-Match named another tag than the file has.",
  too_large: "The body, the file, or all files of the job together are over their limit. Nothing was stored.",
  range_not_satisfiable: "The Range begins behind the file's end.",
  invalid_input: "The field named cannot be what it is, is missing, or is none that the operation knows.",
  too_many_requests: "Wait as many seconds as Retry-After says.",
  internal: "The console's log has it under the number in request. Try again later.",
  storage_unavailable:
    "The store of files did not answer. Try again as Retry-After says, with the same Idempotency-Key.",
  database_unavailable:
    "The database did not answer in time. Whether a write happened is not known: send it again, with the same Idempotency-Key.",
};
