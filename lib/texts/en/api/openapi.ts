/** What the API's document says about the API as a whole. */
export const openapiTexts = {
  title: "Jobs Console",
  about: `Record jobs and read them, from any language.

To read, send a token with the scope jobs:read, or the cookie of a signed-in user. To write, send a token with the
scope jobs:write. Send a token as \`Authorization: Bearer …\`, never in an address. Ids are decimal numbers as text. Times
are ISO 8601 in UTC, to the microsecond. Every error is a problem by RFC 9457 with a stable code.

A body is JSON of at most {largestBody}. A file is sent as the body itself. One file may have up to \`JOBS_FILE_LIMIT\` bytes
(10 GiB by default), all files of a job together up to \`JOBS_JOB_FILES_LIMIT\` (50 GiB by default). A token may send
\`JOBS_TOKEN_RATE\` requests per second (100 by default), and ten times as many at once after a pause. Requests over the
limit get 429 with Retry-After.

Send a new \`Idempotency-Key\` with each write. If the answer was lost, send the same request again with the same key: the
write happens once, and the second answer has the header \`Idempotency-Replayed: true\`. A key is valid for 24 hours.

Two addresses outside /api/v1 accept a token too. \`GET /jobs/export-csv\` (scope jobs:read) returns CSV of all jobs
that match, with the filters and the \`sort\` of the list. The header \`X-Row-Count\` says how many rows matched at the
start, \`X-Row-Order\` in which order they come: \`date\` although \`sort=name\` was sent, if too many jobs match a search to
be sorted by name. \`bom=1\` is for spreadsheets: a byte-order mark, and times as \`2026-11-30 07:52:46\` in the time zone
of the user.
\`POST /jobs/clear-inactive\` (scope jobs:clear) deletes jobs that ended more than \`days\` days ago (1 to 3650, 30 by
default), of one \`tab\` or of all, and returns their number as \`removed\`. Their errors are JSON with error, message and
field.`,
  token: "An access token, created in the settings.",
  replayed: "true if the key was used before: this is the answer to the first request.",
  anyProblem: "Any other problem.",
  problem: "{code}: {title}.",
  kilobytes: "{amount} KB",
  megabytes: "{amount} MB",
  readDocument: {
    summary: "Read this document",
    description: "The description of this API for programs, as an OpenAPI 3.1 document.",
    answer: "The document.",
  },
} as const;
