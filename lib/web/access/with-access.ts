import "server-only";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { publicUrl } from "@/lib/env";
import { safePath } from "@/lib/web/request/safe-path";
import { errorDocument } from "@/lib/web/response/error-document";
import { answerTo, type ErrorAnswer, errorResponse } from "@/lib/web/response/error-response";
import { authenticate, type RouteAuth } from "./authenticate";

/**
 * A route's handler after the sign-in: it gets the access, and every error is answered with its status. It accepts a
 * person's cookie, and tokens only as `routeAuth` says.
 */
export function withAccess<Context>(
  handle: (access: SignedInAccess, request: Request, context: Context) => Promise<Response>,
  routeAuth?: RouteAuth,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handle(await authenticate(request, routeAuth), request, context);
    } catch (error) {
      const path = new URL(request.url).pathname;
      return request.headers.get("sec-fetch-mode") === "navigate"
        ? forPerson(answerTo(error, path), request)
        : errorResponse(error, path);
    }
  };
}

/**
 * For a person who followed a link of ours: a page with the message, or the sign-in page, which leads back. Never for
 * scripts.
 */
function forPerson({ status, headers, body }: ErrorAnswer, request: Request): Response {
  const back = safePath(request.headers.get("referer"), publicUrl());
  if (status === 401) {
    const location = `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
    return new Response(null, { status: 303, headers: { ...headers, Location: location } });
  }
  // A clear works in batches: when it fails, some jobs may be gone.
  const unchanged = request.method === "GET" || status < 500;
  const page = errorDocument({ message: body.message, back, unchanged, request: body.request ?? null });
  return new Response(page, { status, headers: { ...headers, "Content-Type": "text/html; charset=utf-8" } });
}
