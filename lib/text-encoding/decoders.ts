import { isUtf8 } from "node:buffer";
import type { Coding } from "./detect-encoding";
import { decodeWindows1252 } from "./windows-1252";

export interface TextPiece {
  text: string;
  /** What follows the text is not valid in its encoding. */
  isBroken: boolean;
}

/** Reads bytes that follow each other. After a broken piece it must not be used any more. */
export interface Decoder {
  /** The whole characters up to here. */
  push(bytes: Uint8Array): TextPiece;
  /** Whether the bytes end within a character. */
  readonly isIncomplete: boolean;
}

export function decoderOf({ encoding, isBigEndian }: Coding): Decoder {
  if (encoding === "windows-1252") {
    return {
      push: (bytes) => ({ text: decodeWindows1252(view(bytes)), isBroken: false }),
      isIncomplete: false,
    };
  }
  return encoding === "utf-8"
    ? new WholeCharacters(endOfUtf8, utf8Piece)
    : new WholeCharacters(endOfUtf16(isBigEndian), utf16Piece(isBigEndian));
}

const view = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Holds back the bytes of a character that is not complete yet. */
class WholeCharacters implements Decoder {
  private rest = Buffer.alloc(0);
  private readonly endOf: (bytes: Buffer) => number;
  private readonly decode: (whole: Buffer) => TextPiece;

  constructor(endOf: (bytes: Buffer) => number, decode: (whole: Buffer) => TextPiece) {
    this.endOf = endOf;
    this.decode = decode;
  }

  push(bytes: Uint8Array): TextPiece {
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : view(bytes);
    const end = this.endOf(all);
    // A copy: the bytes may be those of a buffer that is filled again.
    this.rest = Buffer.from(all.subarray(end));
    return this.decode(all.subarray(0, end));
  }

  get isIncomplete() {
    return this.rest.length > 0;
  }
}

/**
 * Where an incomplete character at the end begins. Its continuation bytes look like 10xxxxxx, and are three at most.
 */
function endOfUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needed ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

const utf8Piece = (whole: Buffer): TextPiece =>
  isUtf8(whole)
    ? { text: whole.toString("utf8"), isBroken: false }
    : { text: whole.toString("utf8", 0, validUtf8(whole)), isBroken: true };

/** How many bytes come before the first that is not UTF-8. */
function validUtf8(bytes: Buffer): number {
  const isValid = (length: number) => isUtf8(bytes.subarray(0, endOfUtf8(bytes.subarray(0, length))));
  let [valid, broken] = [0, bytes.length];
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    if (isValid(middle)) valid = middle;
    else broken = middle;
  }
  return endOfUtf8(bytes.subarray(0, valid));
}

/** Two bytes make a unit; the first half of a character beyond the first plane waits for the second. */
const endOfUtf16 = (isBigEndian: boolean) => (bytes: Buffer) => {
  const end = bytes.length - (bytes.length % 2);
  const high = bytes[isBigEndian ? end - 2 : end - 1] ?? 0;
  return high >= 0xd8 && high < 0xdc ? end - 2 : end;
};

const LONE_HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const utf16Piece =
  (isBigEndian: boolean) =>
  (whole: Buffer): TextPiece => {
    const text = (isBigEndian ? Buffer.from(whole).swap16() : whole).toString("utf16le");
    return text.isWellFormed()
      ? { text, isBroken: false }
      : { text: text.slice(0, LONE_HALF.exec(text)?.index), isBroken: true };
  };
