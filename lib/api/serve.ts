import "server-only";
import { type Admission, admit } from "@/lib/web/access/admit";
import type { Operation } from "./operation/operation";
import { problem, problemOf } from "./problem/problem";

interface Context {
  /** Next gives none to a route without any. */
  params: Promise<Record<string, string> | undefined>;
}

type Handler = (request: Request, context: Context) => Promise<Response>;

/** What a route file exports: each of Next's methods, those of no operation refused. */
type Handlers = Record<"GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>;

/** The operations of one path as its route's handlers. Whatever goes wrong is answered as a problem. */
export function serve(...operations: Operation[]): Handlers {
  const allow = allowed(operations);
  const refuse: Handler = async () =>
    problem({ code: "method_not_allowed", detail: `Send one of ${allow}.`, headers: { Allow: allow } });
  const of = (method: Operation["method"]): Handler => {
    const found = operations.find((operation) => operation.method === method);
    return found ? (request, context) => answer(found, request, context) : refuse;
  };
  const options: Handler = async () => new Response(null, { status: 204, headers: { Allow: allow } });
  return {
    ...{ GET: of("GET"), HEAD: of("GET"), POST: of("POST") },
    ...{ PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options },
  };
}

async function answer(operation: Operation, request: Request, { params }: Context): Promise<Response> {
  try {
    return await operation.run(await admit(request, admission(operation)), request, (await params) ?? {});
  } catch (error) {
    return problemOf(error, new URL(request.url).pathname);
  }
}

/** Reading takes a person's cookie too; what changes something takes a token alone. */
const admission = ({ scope, method }: Operation): Admission =>
  method === "GET" ? { scope } : { scope, cookie: false };

function allowed(operations: readonly Operation[]): string {
  const methods = operations.map(({ method }) => method);
  return [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
}
