import { decoderOf, type TextPiece } from "./decoders";
import { type Coding, DETECTED_BYTES } from "./detect-encoding";

/**
 * A file's bytes as text, piece by piece, without its byte-order marks. After a broken piece there are no further ones.
 * With `isCut` the last character may be incomplete; it is then left out.
 */
export async function* decodePieces(
  bytes: AsyncIterable<Uint8Array>,
  coding: Coding,
  { isCut = false } = {},
): AsyncGenerator<TextPiece> {
  const decoder = decoderOf(coding);
  let isFirst = true;
  for await (const chunk of bytes) {
    const { text, isBroken } = decoder.push(chunk);
    yield { text: isFirst ? withoutMark(text) : text, isBroken };
    if (isBroken) return;
    if (text !== "") isFirst = false;
  }
  if (decoder.isIncomplete && !isCut) yield { text: "", isBroken: true };
}

/** The first 64 KB of a file as text, up to what can't be decoded. `isWhole`: nothing of `bytes` is missing in it. */
export function decodeStart(bytes: Uint8Array, coding: Coding): { text: string; isWhole: boolean } {
  const decoder = decoderOf(coding);
  const { text, isBroken } = decoder.push(bytes.subarray(0, DETECTED_BYTES));
  return { text: withoutMark(text), isWhole: !isBroken && bytes.length <= DETECTED_BYTES };
}

/** Some programs write the mark twice. Windows-1252 has no such character. */
export const withoutMark = (text: string): string => text.replace(/^\ufeff+/, "");
