import type { Operation } from "@/lib/api/operation/operation";
import { PROBLEM_CODES, PROBLEM_STATUS } from "@/lib/api/problem/problem";
import { LARGEST_BODY } from "@/lib/api/request/read-body";
import { sessionCookie } from "@/lib/auth/session/session-token";
import { formatMessage } from "@/lib/texts/format-message";
import { openapiTexts } from "@/texts/api/openapi";
import { problemsTexts } from "@/texts/api/problems";
import { componentsOf } from "./components";
import { describeOperation } from "./describe-operation";
import type { Document } from "./document";

const API_ROOT = "/api/v1";

/** The operations as an OpenAPI document. */
export function describe(operations: readonly Operation[]): Document {
  const paths: Document["paths"] = {};
  for (const operation of operations) {
    const described = describeOperation(operation);
    const known = paths[operation.path];
    paths[operation.path] =
      operation.method === "GET" ? { ...known, get: described } : { ...known, post: described };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: openapiTexts.title,
      version: "1",
      description: formatMessage(openapiTexts.about, { largestBody: LARGEST_BODY }),
    },
    servers: [{ url: API_ROOT }],
    paths,
    "x-problems": PROBLEM_CODES.map((code) => ({
      code,
      status: PROBLEM_STATUS[code],
      ...problemsTexts[code],
    })),
    components: {
      schemas: componentsOf(operations),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: openapiTexts.token },
        cookie: { type: "apiKey", in: "cookie", name: sessionCookie().name },
      },
    },
  };
}
