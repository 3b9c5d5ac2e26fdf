/** The first bytes of a file, read as text. */
export type TextHead =
  | { text: string; isExact: boolean }
  /** Why it can't be shown as text. */
  | { text: null; reason: string };

const UTF_16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
/** With a larger share of bytes that are not UTF-8, the file is not text. */
const MOST_REPLACED = 0.3;

/**
 * Decodes UTF-8 and drops its byte-order mark. Other bytes become �, and the text is then not exact. `isCut`: the bytes
 * may end within a character, which is then left out.
 */
export function decodeHead(bytes: Uint8Array, isCut: boolean): TextHead {
  if (UTF_16.some((mark) => mark.every((byte, at) => bytes[at] === byte))) {
    return { text: null, reason: "UTF-16 text can’t be previewed." };
  }
  if (bytes.includes(0)) return BINARY;
  const exact = decode(bytes, isCut, true);
  if (exact !== null) return { text: exact, isExact: true };
  const text = decode(bytes, isCut, false) ?? "";
  const replaced = text.split("\ufffd").length - 1;
  return replaced > text.length * MOST_REPLACED ? BINARY : { text, isExact: false };
}

const BINARY = {
  text: null,
  reason: "This is not text, so it can’t be previewed.",
} as const;

function decode(bytes: Uint8Array, isCut: boolean, fatal: boolean): string | null {
  try {
    return new TextDecoder("utf-8", { fatal }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}
