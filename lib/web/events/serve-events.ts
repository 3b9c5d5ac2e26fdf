import type { SignedInAccess } from "@/lib/auth/session/session";
import { currentResponse } from "@/lib/current-request";
import { liveReader } from "@/lib/live/live-reader";
import type { SignIn } from "@/lib/live/read-rights";
import type { Interest } from "@/lib/live/update";
import { takeStreamSlot } from "@/lib/web/limits/stream-slots";
import { keepOpen } from "@/lib/web/response/keep-open";
import { whenClosed } from "@/lib/when-closed";
import type { EventPrinter } from "./event-printer";
import { EventStream } from "./event-stream";

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // no-transform: compressing would hold events back.
  "Cache-Control": "private, no-store, no-transform",
  // For nginx, which would hold them back, too.
  "X-Accel-Buffering": "no",
};

const RETRY_MS = 2_000;

export const signInOf = ({ token, sessionId }: Pick<SignedInAccess, "token" | "sessionId">): SignIn =>
  token ? `token ${token.id}` : `session ${sessionId}`;

/**
 * Streams what the viewer watches as server-sent events, until the client leaves, the sign-in ends or the process does.
 * Throws RateLimited, ServerBusy.
 */
export function serveEvents(
  access: SignedInAccess,
  { method }: Pick<Request, "method">,
  { interest, printer }: { interest: Interest; printer: EventPrinter },
): Response {
  if (method === "HEAD") return new Response(null, { headers: HEADERS });
  const response = currentResponse();
  if (!response) throw new Error("events are served within a request");
  // Who has left already will not be said to leave.
  if (response.destroyed) return new Response(null, { headers: HEADERS });
  const signIn = signInOf(access);
  const free = takeStreamSlot(signIn);
  whenClosed(response, free);
  const reader = liveReader();
  const stream = new EventStream(response, printer, reader);
  keepOpen(response, (end) => stream.begin(end, retryMs()));
  stream.follow(reader.watch({ viewer: access.viewer, signIn }, interest, stream));
  return new Response(null, { headers: HEADERS });
}

/** Half a second of chance, so that a thousand browsers do not return in the same moment. */
const retryMs = () => RETRY_MS + Math.round(Math.random() * 500);
