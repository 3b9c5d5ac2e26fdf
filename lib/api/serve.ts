import { formatMessage } from "@/lib/texts/format-message";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";
import "server-only";
import { authenticate, type RouteAuth } from "@/lib/web/access/authenticate";
import { operationFinder } from "./find-operations";
import type { Operation } from "./operation/operation";
import { OPERATIONS } from "./operations";
import { problem, problemOf } from "./problem/problem";

const ROOT = "/api/v1";

const findOperations = operationFinder(OPERATIONS);

/** Answers any request under /api/v1. Every error is answered as a problem. */
export async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = findOperations(pathname.slice(ROOT.length));
  if (!found) {
    return problem({ code: "not_found", detail: refusedRequestsTexts.unknownAddress });
  }
  const { operations, params } = found;
  const allow = allowed(operations);
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: allow } });
  // HEAD is a GET; Next leaves its body out.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const operation = operations.find((one) => one.method === method);
  if (!operation) {
    return problem({
      code: "method_not_allowed",
      detail: formatMessage(refusedRequestsTexts.otherMethods, { methods: allow }),
      headers: { Allow: allow },
    });
  }
  try {
    return await operation.run(await authenticate(request, routeAuth(operation)), request, params);
  } catch (error) {
    return problemOf(error, pathname);
  }
}

/** A person's cookie is enough to read; changes need a token. */
const routeAuth = ({ scope, method }: Operation): RouteAuth =>
  method === "GET" ? { scope } : { scope, cookie: false };

function allowed(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}
