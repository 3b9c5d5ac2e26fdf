import { InvalidInput, JobsError } from "@/lib/errors";
import { readBytes } from "@/lib/web/read-bytes";

const MIB = 1024 * 1024;
const LARGEST_BODY = 10 * MIB;

/** A request's body. Refused while it is read when it is too large. */
export const readBody = (request: Request): Promise<Buffer> =>
  readBytes(
    request,
    LARGEST_BODY,
    new JobsError("too_large", `Send at most ${LARGEST_BODY / MIB} MiB; files go to /jobs/{id}/files.`),
  );

/** The JSON object of a body; an empty one has no fields. Bytes that are no UTF-8 are replaced: they lose no report. */
export function parseJson(body: Buffer, headers: Headers): object {
  if (body.length === 0) return {};
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new JobsError("malformed", "Send JSON, and say so: Content-Type: application/json.");
  }
  const value = parsed(new TextDecoder().decode(body));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InvalidInput("body", "give a JSON object.");
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JobsError("malformed", "The body is no JSON.");
  }
}
