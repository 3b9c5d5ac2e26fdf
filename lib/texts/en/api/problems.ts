/** Each problem code: its title, what it means, and what the program should do. */
export const problemsTexts = {
  malformed: {
    title: "The body can't be read",
    meaning: "The body is not JSON, or Content-Type is not application/json. Nothing was changed.",
  },
  not_signed_in: {
    title: "Not signed in",
    meaning: "Send an access token, or the cookie of a signed-in user.",
  },
  token_needed: {
    title: "An access token is required",
    meaning: "Changes need an access token: Authorization: Bearer jct_…. A cookie is not enough.",
  },
  bad_token: {
    title: "The access token is not valid",
    meaning:
      "The token is unknown, expired or revoked, or its user is disabled. A cookie sent with it is ignored.",
  },
  missing_scope: {
    title: "The access token lacks a scope",
    meaning: "The token is valid, but lacks a scope. The WWW-Authenticate header names it.",
  },
  not_allowed: {
    title: "Not allowed",
    meaning: "This user may not do this, or the request came from a page of another site.",
  },
  not_found: {
    title: "Not found",
    meaning: "Nothing has this id, or this user may not see it. The answer is the same for both.",
  },
  method_not_allowed: {
    title: "Method not allowed",
    meaning: "The Allow header lists the methods of this address.",
  },
  illegal_move: {
    title: "The current status does not allow this",
    meaning:
      "The current status of the job or subtask does not allow this. The detail names the status. Nothing was changed.",
  },
  stale_run: {
    title: "Not the job's current run token",
    meaning:
      "Another run has taken over the job, or the run token belongs to another job. A worker that gets this should stop.",
  },
  key_reused: {
    title: "The key was used for another request",
    meaning: "The Idempotency-Key was used for another request. Use a new key for each write.",
  },
  precondition_failed: {
    title: "The file has changed",
    meaning: "The file's entity tag is not the one in If-Match.",
  },
  too_slow: {
    title: "Too slow",
    meaning: "The body arrived too slowly. Nothing was changed. Send the request again.",
  },
  busy: {
    title: "The server is busy",
    meaning:
      "The server is reading as many bodies as it can. Wait as many seconds as Retry-After says, then try again.",
  },
  too_large: {
    title: "Too large",
    meaning: "The body, the file, or all files of the job together are over the limit. Nothing was stored.",
  },
  range_not_satisfiable: {
    title: "The range is outside the file",
    meaning: "The range starts after the end of the file.",
  },
  invalid_input: {
    title: "A value is not valid",
    meaning: "The named field is not valid, missing or unknown.",
  },
  too_many_requests: {
    title: "Too many requests",
    meaning: "Wait as many seconds as Retry-After says, then try again.",
  },
  internal: {
    title: "An error on our side",
    meaning:
      "Try again later. If it happens again, give the number in request to your administrator: the console's log has the error under it.",
  },
  storage_unavailable: {
    title: "File storage unavailable",
    meaning:
      "The file storage did not answer. Wait as many seconds as Retry-After says, then try again with the same Idempotency-Key. Without Retry-After, an administrator must fix something first: the detail says what.",
  },
  database_unavailable: {
    title: "Database unavailable",
    meaning:
      "The database did not answer in time. A write may or may not have happened: send it again with the same Idempotency-Key. Without Retry-After, an administrator must fix something first: the detail says what.",
  },
} as const;
