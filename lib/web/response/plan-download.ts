import type { ByteRange } from "@/lib/files/store/file-store";
import { requestedPart } from "./byte-range";
import { allowsRange, checkPreconditions } from "./entity-tag";

/** How a download is answered. Only a 206 has a part. */
export type Plan = { status: 200 | 304 | 412 | 416 } | { status: 206; part: ByteRange };

/** What a GET or HEAD gets of `length` bytes under a strong `tag`, in the order of RFC 9110 §13.2.2. */
export function planDownload(
  { method, headers }: Pick<Request, "method" | "headers">,
  { tag, length }: { tag: string; length: number },
): Plan {
  const outcome = checkPreconditions(headers, tag);
  if (outcome !== "continue") return { status: outcome };
  // A HEAD ignores a Range: §14.2.
  if (method !== "GET" || !allowsRange(headers, tag)) return { status: 200 };
  const part = requestedPart(headers.get("range"), length);
  if (part === "unsatisfiable") return { status: 416 };
  return part === "whole" ? { status: 200 } : { status: 206, part };
}
