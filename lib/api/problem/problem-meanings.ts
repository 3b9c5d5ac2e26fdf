import type { ProblemCode } from "./problem";

/** What each code means, and what the program should do. */
export const PROBLEM_MEANINGS: Readonly<Record<ProblemCode, string>> = {
  malformed: "The body is not JSON, or Content-Type is not application/json. Nothing was changed.",
  not_signed_in: "Send an access token, or the cookie of a signed-in user.",
  token_needed: "Changes need an access token: Authorization: Bearer jct_…. A cookie is not enough.",
  bad_token:
    "The token is unknown, expired or revoked, or its user is disabled. A cookie sent with it is ignored.",
  missing_scope: "The token is valid, but lacks a scope. The WWW-Authenticate header names it.",
  not_allowed: "This user may not do this, or the request came from a page of another site.",
  not_found: "Nothing has this id, or this user may not see it. The answer is the same for both.",
  method_not_allowed: "The Allow header lists the methods of this address.",
  illegal_move:
    "The current status of the job or subtask does not allow this. The detail names the status. Nothing was changed.",
  stale_run:
    "Another run has taken over the job, or the run token belongs to another job. A worker that gets this should stop.",
  key_reused: "The Idempotency-Key was used for another request. Use a new key for each write.",
  precondition_failed: "The file's entity tag is not the one in If-Match.",
  too_large: "The body, the file, or all files of the job together are over the limit. Nothing was stored.",
  range_not_satisfiable: "The range starts after the end of the file.",
  invalid_input: "The named field is invalid, missing or unknown.",
  too_many_requests: "Wait as many seconds as Retry-After says, then try again.",
  internal: "The console's log has the error under the number in request. Try again later.",
  storage_unavailable:
    "The file storage did not answer. Try again after Retry-After, with the same Idempotency-Key. Without Retry-After, someone must change something first: the detail says what.",
  database_unavailable:
    "The database did not answer in time. A write may or may not have happened: send it again with the same Idempotency-Key. Without Retry-After, someone must change something first: the detail says what.",
};
