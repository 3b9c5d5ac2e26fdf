import type { Encoding } from "./encodings";

/** How the bytes of a text are to be read. */
export interface Coding {
  encoding: Encoding;
  /** Of UTF-16: whether the more significant byte comes first. */
  isBigEndian: boolean;
}

/** How many bytes of a file are looked at, here and for its delimiter. */
export const DETECTED_BYTES = 64 * 1024;

/** In UTF-16, at least this share of one byte of each pair is zero, in any text with digits and delimiters. */
const ZEROS = 0.3;

/**
 * How a file is to be read that begins with these bytes. Without a mark, a file is UTF-16 if nearly all of its zero
 * bytes are the first of their pairs, or the second; else it is UTF-8. Windows-1252 is never assumed: any bytes are
 * valid in it, so a wrong guess would never be noticed.
 */
export function detectEncoding(head: Uint8Array, given: Encoding | null = null): Coding {
  const marked = MARKS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (marked && (given === null || given === marked.encoding)) {
    return { encoding: marked.encoding, isBigEndian: marked.isBigEndian };
  }
  const order = given === null || given === "utf-16" ? byteOrder(head.subarray(0, DETECTED_BYTES)) : null;
  const encoding = given ?? (order ? "utf-16" : "utf-8");
  return { encoding, isBigEndian: order === "big" };
}

const MARKS = [
  { encoding: "utf-8", isBigEndian: false, bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16", isBigEndian: false, bytes: [0xff, 0xfe] },
  { encoding: "utf-16", isBigEndian: true, bytes: [0xfe, 0xff] },
] as const;

/** Which of the two bytes of UTF-16 comes first; null when the bytes are not UTF-16. */
function byteOrder(head: Uint8Array): "little" | "big" | null {
  // A whole file of UTF-16 has an even number of bytes.
  if (head.length % 2 === 1 && head.length < DETECTED_BYTES) return null;
  const zeros = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1))
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = zeros;
  const pairs = Math.floor(head.length / 2);
  if (Math.max(first, second) < Math.max(1, pairs * ZEROS)) return null;
  if (Math.min(first, second) > Math.max(first, second) / 10) return null;
  return first > second ? "big" : "little";
}
