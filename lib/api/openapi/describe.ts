import { sessionCookie } from "@/lib/auth/session-token";
import type { Operation } from "../operation";
import { PROBLEM_CODES, PROBLEM_STATUS, PROBLEM_TITLES } from "../problem";
import { PROBLEM_MEANINGS } from "../problem-meanings";
import { componentsOf } from "./components";
import { describeOperation } from "./describe-operation";
import type { Document } from "./document";

const API_ROOT = "/api/v1";

const ABOUT = `Record jobs and read them, from any language.

Reading takes a token with the scope jobs:read or the cookie of who is signed in; writing takes a token with the scope
jobs:write. Send it as \`Authorization: Bearer …\`, never in an address. Ids are decimal numbers as text. Times are
ISO 8601 in UTC, to the microsecond. Any refusal is a problem by RFC 9457 with a stable code.`;

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
