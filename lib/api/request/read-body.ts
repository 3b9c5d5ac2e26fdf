import type { SignedInAccess } from "@/lib/auth/session/session";
import { InvalidInput, JobsError } from "@/lib/errors";
import { essence } from "@/lib/files/media-type";
import { isUtf16, type Reading, readJson } from "@/lib/read-json";
import { formatMessage } from "@/lib/texts/format-message";
import { senderOf, signedInTerms } from "@/lib/web/access/body-terms";
import { leaseForRequest } from "@/lib/web/request/lease-for-request";
import { readBytes } from "@/lib/web/request/read-bytes";
import { LIMITS } from "@/packages/producer/src/limits";
import { jsonTexts } from "@/texts/api/json";
import { refusedRequestsTexts } from "@/texts/api/refused-requests";
import { requestTexts } from "@/texts/api/request";

/** For documents and messages. */
export const LARGEST_BODY = formatMessage(requestTexts.mebibytes, { amount: LIMITS.body / 1024 ** 2 });

/**
 * A request's body. One that is too large is refused while it is read. Its bytes count until the request is answered:
 * what is made of them takes as much memory.
 */
export async function readBody(access: SignedInAccess, request: Request): Promise<Buffer> {
  const tooLarge = new JobsError(
    "too_large",
    formatMessage(refusedRequestsTexts.bodyTooLarge, { limit: LARGEST_BODY, address: "/jobs/{id}/files" }),
  );
  const lease = leaseForRequest(senderOf(access));
  const { stop, ...terms } = signedInTerms(access);
  try {
    return await readBytes(request, LIMITS.body, tooLarge, { ...terms, lease });
  } finally {
    stop();
  }
}

/** The JSON object of a body; an empty one has no fields. What `reading` names arrives as it was given. */
export function parseJson(body: Buffer, headers: Headers, reading?: Reading): object {
  if (body.length === 0) return {};
  const type = essence(headers.get("content-type") ?? "");
  if (type !== "application/json") {
    throw new JobsError("malformed", jsonTexts.contentType);
  }
  if (isUtf16(body)) throw new JobsError("malformed", jsonTexts.utf16Body);
  requireDepth(body);
  const value = parsed(body, reading);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InvalidInput("body", jsonTexts.notObject);
  }
  return value;
}

/** Up to this depth V8 parses 10 MiB at once. Millions of nested brackets take it seconds and block the process. */
const DEEPEST = 100_000;
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

function requireDepth(body: Buffer) {
  if (body.length <= DEEPEST) return;
  let depth = 0;
  for (let at = 0, quoted = false; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (quoted && byte === BACKSLASH) at++;
    else if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && OPENING.has(byte)) depth++;
    else if (!quoted && CLOSING.has(byte)) depth--;
    if (depth > DEEPEST) throw new InvalidInput("body", formatMessage(jsonTexts.tooDeep, { most: DEEPEST }));
  }
}

function parsed(body: Buffer, reading: Reading | undefined): unknown {
  try {
    return readJson(body, reading);
  } catch (error) {
    if (error instanceof JobsError) throw error;
    throw new JobsError("malformed", jsonTexts.notJson);
  }
}
