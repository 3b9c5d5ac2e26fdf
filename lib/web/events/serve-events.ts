import type { SignedInAccess } from "@/lib/auth/session/session";
import { currentResponse } from "@/lib/current-request";
import { liveReader } from "@/lib/live/live-reader";
import type { SignIn } from "@/lib/live/read-rights";
import type { Interest } from "@/lib/live/update";
import { takeStreamSlot } from "@/lib/web/limits/stream-slots";
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
  response.once("close", free);
  const stream = new EventStream(response, printer);
  stream.follow(liveReader().watch({ viewer: access.viewer, signIn }, interest, stream));
  return new Response(firstBytes(stream), { headers: HEADERS });
}

/** The head and the first line by the usual way; from then on the stream writes into the response by itself. */
function firstBytes(stream: EventStream): ReadableStream<Uint8Array> {
  // Half a second of chance, so that a thousand browsers do not return in the same moment.
  const retry = RETRY_MS + Math.round(Math.random() * 500);
  let hasBegun = false;
  return new ReadableStream(
    {
      pull(controller) {
        if (hasBegun) {
          stream.begin(() => controller.close());
          return;
        }
        hasBegun = true;
        controller.enqueue(Buffer.from(`retry: ${retry}\n\n`));
      },
    },
    // It is pulled a second time when the first bytes are written.
    { highWaterMark: 0 },
  );
}
