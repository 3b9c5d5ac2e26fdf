import { withoutMark } from "@/lib/text-encoding/decode-pieces";
import { decoderOf } from "@/lib/text-encoding/decoders";
import { type Coding, detectEncoding } from "@/lib/text-encoding/detect-encoding";
import type { Encoding } from "@/lib/text-encoding/encodings";
import { filePreviewTexts } from "@/texts/job/file-preview";

/** The first bytes of a file, read as text. */
export type TextHead = { encoding: Encoding } & (
  | { text: string; isExact: boolean }
  /** Why it can't be shown as text. */
  | { text: null; reason: string }
);

interface HeadOptions {
  /** The bytes may end within a character, which is then left out. */
  isCut: boolean;
  /** The encoding, if a person has chosen one. */
  encoding?: Encoding | null;
}

/** With a larger share of bytes that are not in the encoding, the file is not text. */
const MOST_REPLACED = 0.3;

/**
 * Decodes the beginning of a file, in the encoding that a table to import would be read in, and drops its byte-order
 * mark. Other bytes become �, and the text is then not exact. A NUL in the first line, or beside such bytes, means that
 * the file is not text.
 */
export function decodeHead(bytes: Uint8Array, { isCut, encoding = null }: HeadOptions): TextHead {
  const coding = detectEncoding(bytes, encoding);
  const decoder = decoderOf(coding);
  const piece = decoder.push(bytes);
  const isExact = !piece.isBroken && (isCut || !decoder.isIncomplete);
  const text = withoutMark(isExact ? piece.text : decodeLoosely(bytes, coding, isCut));
  if (/^[^\r\n]*\0/.test(text) || (!isExact && text.includes("\0")))
    return { encoding: coding.encoding, ...BINARY };
  const replaced = isExact ? 0 : text.split("\ufffd").length - 1;
  const isText = replaced <= text.length * MOST_REPLACED;
  return { encoding: coding.encoding, ...(isText ? { text, isExact } : BINARY) };
}

const BINARY = { text: null, reason: filePreviewTexts.notText } as const;

function decodeLoosely(bytes: Uint8Array, { encoding, isBigEndian }: Coding, isCut: boolean): string {
  const name = encoding === "utf-16" && isBigEndian ? "utf-16be" : encoding;
  return new TextDecoder(name, { ignoreBOM: true }).decode(bytes, { stream: isCut });
}
