import { Readable } from "node:stream";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodePieces } from "@/lib/text-encoding/decode-pieces";
import { detectEncoding } from "@/lib/text-encoding/detect-encoding";
import type { Encoding } from "@/lib/text-encoding/encodings";

interface Options {
  size?: number;
  encoding?: Encoding;
  isCut?: boolean;
}

/** The text of some bytes that come in pieces of `size`, and whether it ends where it can't be decoded. */
async function decoded(bytes: Buffer, { size = 3, encoding, isCut = false }: Options = {}) {
  const count = Math.ceil(bytes.length / size);
  const pieces = Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
  let all = { text: "", isBroken: false };
  for await (const { text, isBroken } of decodePieces(
    Readable.from(pieces),
    detectEncoding(bytes, encoding),
    { isCut },
  ))
    all = { text: all.text + text, isBroken };
  return all;
}

const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

test("any text comes out of UTF-8 and UTF-16 as it went in, however it comes in pieces", async () => {
  const texts = fc
    .string({ unit: "binary" })
    .filter((text) => text.isWellFormed() && !text.startsWith("\ufeff"));
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      const marked = `\ufeff${text}`;
      for (const bytes of [Buffer.from(marked), Buffer.from(marked, "utf16le"), swapped(marked)])
        expect(await decoded(bytes, { size })).toEqual({ text, isBroken: false });
    }),
    { numRuns: 300 },
  );
});

test("all bytes of Windows-1252 are characters, and those that have one of their own are not ISO 8859-1", async () => {
  const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const { text } = await decoded(all, { encoding: "windows-1252" });
  expect(text).toHaveLength(256);
  expect(text.slice(0x80, 0xa0)).toBe("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ");
  expect(text.slice(0xa0)).toBe(all.toString("latin1", 0xa0));
});

test.each<[string, Buffer, string, Options]>([
  ["a byte that is not UTF-8", Buffer.from("id\nZo\xeb\nx", "latin1"), "id\nZo", {}],
  ["a byte that only continues", Buffer.from("a\x80b", "latin1"), "a", {}],
  ["an end within a character", Buffer.from("a\xe2\x82", "latin1"), "a", {}],
  ["half of a character of UTF-16", Buffer.from("\ufeffa\ud83db", "utf16le"), "a", {}],
  ["the other half", Buffer.from("\ufeffa\ude00b", "utf16le"), "a", {}],
  ["half of a character at the end", Buffer.from("\ufeffa\ud83d", "utf16le"), "a", {}],
  ["half a unit at the end", Buffer.from("\ufeffab", "utf16le").subarray(0, 5), "a", {}],
])("%s ends the text there, in whichever piece it comes", async (_, bytes, text, options) => {
  for (const size of [1, 2, 100])
    expect(await decoded(bytes, { ...options, size })).toEqual({ text, isBroken: true });
});

test("a cut through a character is not a fault", async () => {
  for (const bytes of [
    Buffer.from("aé").subarray(0, 2),
    Buffer.from("\ufeffa😀", "utf16le").subarray(0, 7),
  ]) {
    expect(await decoded(bytes, { isCut: true })).toEqual({ text: "a", isBroken: false });
  }
});
