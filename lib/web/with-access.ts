import "server-only";
import { z } from "zod";
import { requireSignedIn, type SignedInAccess } from "@/lib/auth/session";
import { publicUrl } from "@/lib/env";
import { errorDocument } from "./error-document";
import { errorResponse } from "./error-response";
import { safePath } from "./safe-path";

/** A route's handler behind the sign-in: gets its access, and answers every error with its status. */
export function withAccess<Context>(
  handle: (access: SignedInAccess, request: Request, context: Context) => Promise<Response>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handle(await requireSignedIn(), request, context);
    } catch (error) {
      const answer = errorResponse(error, new URL(request.url).pathname);
      return request.headers.get("sec-fetch-mode") === "navigate" ? forPerson(answer, request) : answer;
    }
  };
}

/** Who followed a link of ours sees words, or the sign-in and then the page that they came from; scripts never do. */
async function forPerson(answer: Response, request: Request): Promise<Response> {
  const back = safePath(request.headers.get("referer"), publicUrl());
  const headers = new Headers(answer.headers);
  if (answer.status === 401) {
    headers.set("Location", `/sign-in?callbackUrl=${encodeURIComponent(back)}`);
    return new Response(null, { status: 303, headers });
  }
  headers.delete("Content-Length");
  const told = z.object({ message: z.string(), request: z.string().nullable().default(null) });
  const { message, request: number } = told.parse(await answer.json());
  // A clear goes in batches: when it breaks off, some may be gone.
  const unchanged = request.method === "GET" || answer.status < 500;
  headers.set("Content-Type", "text/html; charset=utf-8");
  const page = errorDocument({ message, back, unchanged, request: number });
  return new Response(page, { status: answer.status, headers });
}
