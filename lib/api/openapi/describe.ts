import type { Operation } from "@/lib/api/operation/operation";
import { PROBLEM_CODES, PROBLEM_STATUS, PROBLEM_TITLES } from "@/lib/api/problem/problem";
import { PROBLEM_MEANINGS } from "@/lib/api/problem/problem-meanings";
import { LARGEST_BODY } from "@/lib/api/request/read-body";
import { sessionCookie } from "@/lib/auth/session/session-token";
import { componentsOf } from "./components";
import { describeOperation } from "./describe-operation";
import type { Document } from "./document";

const API_ROOT = "/api/v1";

const ABOUT = `Record jobs and read them, from any language.

Reading takes a token with the scope jobs:read or the cookie of who is signed in; writing takes a token with the scope
jobs:write. Send it as \`Authorization: Bearer …\`, never in an address. Ids are decimal numbers as text. Times are
ISO 8601 in UTC, to the microsecond. Any refusal is a problem by RFC 9457 with a stable code.

A body is JSON of at most ${LARGEST_BODY}. A file is a body of its own, and may be as large as the console's \`JOBS_FILE_LIMIT\`
says (10 GiB unless set), all files of a job together \`JOBS_JOB_FILES_LIMIT\` (50 GiB unless set). A token may ask
\`JOBS_TOKEN_RATE\` times a second (100 unless set), and ten seconds' worth at once. What is more is answered by 429
with Retry-After.

Give each write an \`Idempotency-Key\` of its own. When its answer was lost, send it again with the same key: it happens
once, and the second answer has the header \`Idempotency-Replayed: true\`. Keys count for 24 hours.

Two addresses of the console outside of /api/v1 take a token too. \`GET /jobs/export-csv\` (scope jobs:read) is CSV of
all jobs that \`tab\`, \`status\`, \`type\` and \`sort\` choose, as in the list; \`bom=1\` puts a byte-order mark before it.
\`POST /jobs/clear-inactive\` (scope jobs:clear) deletes jobs that ended more than \`days\` ago (1 to 3650, 30 unless
given), of one \`tab\` or of all, and answers how many as \`removed\`. Their refusals are JSON with error, message and
field.`;

/** The operations as an OpenAPI document. */
export function describe(operations: readonly Operation[]): Document {
  const paths: Document["paths"] = {};
  for (const operation of operations) {
    const described = describeOperation(operation);
    const present = paths[operation.path];
    paths[operation.path] =
      operation.method === "GET" ? { ...present, get: described } : { ...present, post: described };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Jobs Console", version: "1", description: ABOUT },
    servers: [{ url: API_ROOT }],
    paths,
    "x-problems": PROBLEM_CODES.map((code) => ({
      ...{ code, status: PROBLEM_STATUS[code] },
      ...{ title: PROBLEM_TITLES[code], meaning: PROBLEM_MEANINGS[code] },
    })),
    components: {
      schemas: componentsOf(operations),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An access token, out of the settings." },
        cookie: { type: "apiKey", in: "cookie", name: sessionCookie().name },
      },
    },
  };
}
