import "server-only";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { publicUrl } from "@/lib/env";
import { safePath } from "@/lib/web/request/safe-path";
import { errorDocument } from "@/lib/web/response/error-document";
import { answerTo, type ErrorAnswer, errorResponse } from "@/lib/web/response/error-response";
import { authenticate, type RouteAuth } from "./authenticate";

/**
 * A route's handler behind the sign-in: gets its access, and answers every error with its status. It takes a person's
 * cookie, and tokens only as `admission` says.
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

/** Who followed a link of ours sees words, or the sign-in and then the page that they came from; scripts never do. */
function forPerson({ status, headers, body }: ErrorAnswer, request: Request): Response {
  const back = safePath(request.headers.get("referer"), publicUrl());
  if (status === 401) {
    const location = `/sign-in?callbackUrl=${encodeURIComponent(back)}`;
    return new Response(null, { status: 303, headers: { ...headers, Location: location } });
  }
  // A clear goes in batches: when it breaks off, some may be gone.
  const unchanged = request.method === "GET" || status < 500;
  const page = errorDocument({ message: body.message, back, unchanged, request: body.request ?? null });
  return new Response(page, { status, headers: { ...headers, "Content-Type": "text/html; charset=utf-8" } });
}
