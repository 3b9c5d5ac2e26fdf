import { isUtf8 } from "node:buffer";

interface TextPiece {
  /** Whole characters only. */
  text: string;
  /** What follows the text is not UTF-8, and there are no further pieces. */
  isBroken: boolean;
}

/** A file's bytes as text, piece by piece. With `isCut` the last character may be incomplete; it is then left out. */
export async function* utf8Text(
  bytes: AsyncIterable<Uint8Array | string>,
  { isCut = false } = {},
): AsyncGenerator<TextPiece> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, Buffer.from(chunk)]);
    const end = endOfWhole(all);
    const whole = all.subarray(0, end);
    if (!isUtf8(whole)) return yield { text: validLines(whole), isBroken: true };
    yield { text: whole.toString("utf8"), isBroken: false };
    rest = all.subarray(end);
  }
  if (rest.length > 0 && !isCut) yield { text: "", isBroken: true };
}

/**
 * Where an incomplete character at the end begins. Its continuation bytes look like 10xxxxxx, and are three at most.
 */
function endOfWhole(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The lines before the first invalid one. A line feed is never part of another character. */
function validLines(bytes: Buffer): string {
  let from = 0;
  for (let feed = bytes.indexOf(10); feed >= 0; feed = bytes.indexOf(10, from)) {
    if (!isUtf8(bytes.subarray(from, feed + 1))) break;
    from = feed + 1;
  }
  return bytes.toString("utf8", 0, from);
}
