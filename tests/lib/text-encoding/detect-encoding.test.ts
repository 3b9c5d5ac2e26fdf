import { expect, test } from "vitest";
import { DETECTED_BYTES, detectEncoding } from "@/lib/text-encoding/detect-encoding";
import { type Encoding, parseEncoding } from "@/lib/text-encoding/encodings";

const utf16 = (text: string, isBigEndian = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};

test.each([
  ["nothing", Buffer.alloc(0), "utf-8", false],
  ["plain text", Buffer.from("id,name\n"), "utf-8", false],
  ["a mark of UTF-8", Buffer.from("\ufeffid"), "utf-8", false],
  ["a mark of UTF-16", utf16("\ufeffid"), "utf-16", false],
  ["a mark of UTF-16, big end first", utf16("\ufeffid", true), "utf-16", true],
  ["UTF-16 without a mark", utf16("id\tname\n1\tZoë\n"), "utf-16", false],
  ["the same, big end first", utf16("id\tname\n1\tZoë\n", true), "utf-16", true],
  ["bytes that are not UTF-8", Buffer.from("Zo\xeb", "latin1"), "utf-8", false],
  ["a NUL in plain text", Buffer.from("id,name\n1,A\0nn\n"), "utf-8", false],
  ["one NUL and an odd number of bytes", Buffer.from("a\0\n"), "utf-8", false],
  ["NULs alone", Buffer.alloc(300), "utf-8", false],
])("%s is read as %s", (_, bytes, encoding, isBigEndian) => {
  expect(detectEncoding(bytes)).toEqual({ encoding, isBigEndian });
});

test("the order of the bytes of UTF-16 is found with or without a mark", () => {
  for (const mark of ["", "\ufeff"]) {
    expect(detectEncoding(utf16(`${mark}id,name\n`)).isBigEndian).toBe(false);
    expect(detectEncoding(utf16(`${mark}id,name\n`, true)).isBigEndian).toBe(true);
    expect(detectEncoding(utf16(`${mark}id,name\n`, true), "utf-16").isBigEndian).toBe(true);
  }
});

test("an encoding that is given is not argued with", () => {
  expect(detectEncoding(utf16("\ufeffid"), "windows-1252")).toEqual({
    encoding: "windows-1252",
    isBigEndian: false,
  });
  expect(detectEncoding(Buffer.from("id"), "utf-16")).toEqual({
    encoding: "utf-16",
    isBigEndian: false,
  });
});

test("what comes after the first 64 KB is not looked at", () => {
  const head = Buffer.alloc(DETECTED_BYTES, "a,b\n");
  expect(detectEncoding(Buffer.concat([head, Buffer.alloc(1e6)])).encoding).toBe("utf-8");
});

test.each<[string, Encoding | null]>([
  ["utf-8", "utf-8"],
  ["UTF8", "utf-8"],
  ["UTF-16LE", "utf-16"],
  ["Windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["ISO-8859-1", "windows-1252"],
  ["latin1", "windows-1252"],
  ["", null],
  ["toString", null],
  ["utf-7", null],
])("the name %j means %s", (name, encoding) => {
  expect(parseEncoding(name)).toBe(encoding);
});
