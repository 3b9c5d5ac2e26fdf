import type { ByteRange } from "@/lib/files/store/file-store";

/** One part of a representation, all of it, or a part that it does not have. */
export type Part = ByteRange | "whole" | "unsatisfiable";

const RANGES = /^bytes=(.*)$/i;
const FROM_TO = /^(\d+)-(\d*)$/;
const LAST = /^-(\d+)$/;

/**
 * What a Range header asks for of `length` bytes, by RFC 9110 §14.1.2 and §14.2. What is malformed or counts in
 * other units is ignored, as the RFC has it; so are several ranges at once, which no client of ours needs and
 * which would let a short request have the same bytes sent over and over.
 */
export function requestedPart(header: string | null, length: number): Part {
  const set = RANGES.exec(header ?? "")?.[1];
  // Empty elements of a list mean nothing: RFC 9110 §5.6.1.2.
  const [spec, ...more] = (set ?? "")
    .split(",")
    .map((element) => element.trim())
    .filter(Boolean);
  if (spec === undefined || more.length > 0) return "whole";
  const suffix = LAST.exec(spec)?.[1];
  if (suffix !== undefined) return lastBytes(Number(suffix), length);
  const [, first, last] = FROM_TO.exec(spec) ?? [];
  if (first === undefined) return "whole";
  return fromTo(Number(first), last ? Number(last) : Number.POSITIVE_INFINITY, length);
}

function fromTo(start: number, end: number, length: number): Part {
  if (end < start) return "whole";
  return start < length ? { start, end: Math.min(end, length - 1) } : "unsatisfiable";
}

/** Of an empty file the last bytes are none, which no Content-Range can say: that is the whole of it. */
function lastBytes(count: number, length: number): Part {
  if (count === 0) return "unsatisfiable";
  return length === 0 ? "whole" : { start: Math.max(0, length - count), end: length - 1 };
}

/** The Content-Range of a part. */
export const contentRange = ({ start, end }: ByteRange, length: number) => `bytes ${start}-${end}/${length}`;
