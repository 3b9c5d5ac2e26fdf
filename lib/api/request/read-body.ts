import { InvalidInput, JobsError } from "@/lib/errors";
import { readBytes } from "@/lib/web/request/read-bytes";
import { LIMITS } from "@/packages/producer/src/limits";

/** As documents say it. */
export const LARGEST_BODY = `${LIMITS.body / 1024 ** 2} MiB`;

/** A request's body. Refused while it is read when it is too large. */
export const readBody = (request: Request): Promise<Buffer> =>
  readBytes(
    request,
    LIMITS.body,
    new JobsError("too_large", `Send at most ${LARGEST_BODY}; files go to /jobs/{id}/files.`),
  );

/** The JSON object of a body; an empty one has no fields. Bytes that are no UTF-8 are replaced: they lose no report. */
export function parseJson(body: Buffer, headers: Headers): object {
  if (body.length === 0) return {};
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new JobsError("malformed", "Send JSON, and say so: Content-Type: application/json.");
  }
  requireDepth(body);
  const value = parsed(new TextDecoder().decode(body));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InvalidInput("body", "give a JSON object.");
  }
  return value;
}

/** Below that, V8 reads 10 MiB in no time; millions of brackets in one another take it seconds, in which it does nothing else. */
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
    if (depth > DEEPEST) throw new InvalidInput("body", "it is nested more than 100,000 deep.");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JobsError("malformed", "The body is no JSON.");
  }
}
