import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeHead } from "@/lib/files/preview/decode-head";

const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
const EURO = [0xe2, 0x82, 0xac];

test.each([
  ["plain text", bytes("Größe €"), false, "Größe €"],
  ["a byte-order mark, which is left out", bytes([0xef, 0xbb, 0xbf], "id"), false, "id"],
  ["a character that the cut goes through", bytes("a", EURO.slice(0, 2)), true, "a"],
  ["nothing", bytes(""), false, ""],
])("%s is read to the letter", (_, given, isCut, text) => {
  expect(decodeHead(given, { isCut })).toEqual({ text, isExact: true, encoding: "utf-8" });
});

test.each([
  ["Latin-1", bytes("Malm", [0xf6], ", Sverige"), false, "Malm\ufffd, Sverige"],
  ["a file that ends within a character", bytes("price a", EURO.slice(0, 2)), false, "price a\ufffd"],
])("%s is shown with marks for what is no UTF-8", (_, given, isCut, text) => {
  expect(decodeHead(given, { isCut })).toEqual({ text, isExact: false, encoding: "utf-8" });
});

test.each([
  ["UTF-16 without an order of bytes", bytes([0x69, 0, 0, 0x64, 0, 0]), "not text"],
  ["NULs beside what is not UTF-8", bytes("a\n", [0xe9, 0, 0x41]), "not text"],
  ["a picture", bytes([0x89], "PNG\r\n", [0x1a], "\n", [0, 0, 0, 13]), "not text"],
  ["noise", bytes(Array.from({ length: 200 }, (_, at) => 128 + (at % 100))), "not text"],
])("%s can't be previewed, and the reason is said", (_, given, reason) => {
  expect(decodeHead(given, { isCut: false })).toMatchObject({
    text: null,
    reason: expect.stringContaining(reason),
  });
});

test.each([
  ["UTF-16, little end first", bytes([0xff, 0xfe], [0x69, 0, 0x64, 0]), "utf-16"],
  ["UTF-16, big end first", bytes([0xfe, 0xff], [0, 0x69, 0, 0x64]), "utf-16"],
  ["UTF-16 without its mark", bytes([0x69, 0, 0x64, 0]), "utf-16"],
])("%s is read like any other text", (_, given, encoding) => {
  expect(decodeHead(given, { isCut: false })).toEqual({ text: "id", isExact: true, encoding });
});

test("an encoding that a person chose is the one it is read in", () => {
  const latin = bytes("Malm", [0xf6], " 10 ", [0x96], " 20");
  const read = (encoding: "utf-8" | "utf-16" | "windows-1252") =>
    decodeHead(latin, { isCut: false, encoding });
  expect(read("windows-1252")).toEqual({
    text: "Malmö 10 – 20",
    isExact: true,
    encoding: "windows-1252",
  });
  expect(read("utf-8")).toMatchObject({ text: "Malm\ufffd 10 \ufffd 20", isExact: false });
});

test("a NUL after the first line is part of the text, as in a table to import", () => {
  const text = "id,name\n1,A\0nn\n";
  expect(decodeHead(bytes(text), { isCut: false })).toMatchObject({ text, isExact: true });
});

test("no bytes make it throw, and what is text comes back to the letter", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (given, isCut) => {
      const { text } = decodeHead(given, { isCut });
      expect(text === null || typeof text === "string").toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(decodeHead(Buffer.from(text), { isCut: false })).toMatchObject({ text, isExact: true });
    }),
  );
});
