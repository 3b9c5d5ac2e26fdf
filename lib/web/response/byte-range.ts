import type { ByteRange } from "@/lib/files/store/file-store";

/** One part of a representation, all of it, or a part that it does not have. */
export type Part = ByteRange | "whole" | "unsatisfiable";

const RANGES = /^bytes=(.*)$/i;
const FROM_TO = /^(\d+)-(\d*)$/;
const LAST = /^-(\d+)$/;

/**
 * What a Range header asks for of `length` bytes, by RFC 9110 §14.1.2 and §14.2. A malformed header, or one in other
 * units, is ignored, as the RFC says. So are several ranges at once: no client of ours needs them, and by them a short
 * request could get the same bytes many times.
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

/** An empty file has no last bytes, and Content-Range can't say that: the answer is the whole file. */
function lastBytes(count: number, length: number): Part {
  if (count === 0) return "unsatisfiable";
  return length === 0 ? "whole" : { start: Math.max(0, length - count), end: length - 1 };
}

export const contentRange = ({ start, end }: ByteRange, length: number) => `bytes ${start}-${end}/${length}`;
