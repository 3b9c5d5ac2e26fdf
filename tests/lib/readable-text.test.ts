import fc from "fast-check";
import { expect, test } from "vitest";
import { forOneLine, isVisible, readable } from "@/lib/readable-text";
import { expectLinear } from "../support/measure/linear";

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.constantFrom(..."\u001b\u009b\u009d\u0090\u009c\u0007\r\n\t\\[]P(;:?0m".split("")),
    fc.constantFrom("\u001b[", "\u001b]", "\u001b\\", "\ud800", "\udc00", "\u202e", "\u2028"),
  ),
  { maxLength: 60 },
);
const hostile = pieces.map((some) => some.join(""));

test.each([
  ["colours", "\u001b[1;31mError:\u001b[0m row 7", "Error: row 7"],
  ["colours of 24 bits", "\u001b[38:2::255:0:0mred\u001b[m", "red"],
  ["cursor moves and erasing", "a\u001b[2K\u001b[1G\u001b[?25lb", "ab"],
  ["a window's title", "\u001b]0;building\u0007done", "done"],
  ["a hyperlink", "\u001b]8;;https://example.org/\u001b\\report\u001b]8;;\u001b\\", "report"],
  ["device control", "a\u001bP1$r0m\u001b\\b", "ab"],
  ["a character set", "\u001b(Ba\u001b)0b", "ab"],
  ["single characters", "\u001b7a\u001b8\u001b=\u001bc", "a"],
  ["the C1 forms", "\u009b31mred\u009b0m \u009d0;title\u009cshown\u0090q\u009c", "red shown"],
])("%s are left out", (_, text, shown) => {
  expect(readable(text)).toBe(shown);
});

test("an unfinished sequence hides nothing", () => {
  expect(readable("\u001b]0;title\nThe cause")).toBe("␛]0;title\nThe cause");
  expect(readable("\u001b[31")).toBe("␛[31");
  expect(readable("\u001bPdata\u001b[0m rest")).toBe("␛Pdata rest");
  expect(readable("end\u001b")).toBe("end␛");
});

test.each([
  "",
  "  \t\n\u00a0\u3000",
  "\u200b\u2060\ufeff",
  "\u00ad",
  "\u3164\u115f",
  "\u2800",
  "\u202e\u2066",
  "\u001b[31m\u001b[0m",
])("there is nothing to see in %j", (text) => {
  expect(isVisible(text)).toBe(false);
});

test.each(["0", "-", "\u0007", " a", "\u202ea", "😀", "ก", "\ud800"])("%j can be seen", (text) => {
  expect(isVisible(text)).toBe(true);
});

test("other control characters can be seen", () => {
  expect(readable("a\0b\u0008c\u007f\u000c\u0085\u0092")).toBe("a␀b␈c␡␌\uFFFD\uFFFD");
});

test("every state of a progress bar is a line, and lines of Windows are plain lines", () => {
  expect(readable("1 %\r50 %\r100 %\r\ndone\r\r\n\r\nend\r")).toBe("1 %\n50 %\n100 %\ndone\n\nend\n");
  expect(readable("1 %\r\u001b[K2 %")).toBe("1 %\n2 %");
});

test("half of a surrogate pair is replaced", () => {
  expect(readable("a\ud800b\udc00😀")).toBe("a\uFFFDb\uFFFD😀");
});

test("text of any script stays as it is, with its direction marks", () => {
  for (const text of ["Größe\t✓ 日本\n", "שלום\u200f\u202b", "👩‍🚀 family"])
    expect(readable(text)).toBe(text);
});

test("no text holds what a browser would not show, and reading it twice changes nothing", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = readable(text);
      expect(shown.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      expect(readable(shown)).toBe(shown);
    }),
    { numRuns: 2000 },
  );
});

test("text without control characters is never changed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(readable(text)).toBe(text);
    }),
  );
});

test("a title is one line, and turns nothing around that stands behind it", () => {
  expect(forOneLine("Import\r\nof\t\u202egnp\u2069.csv\u2028\u001b[1mtoday")).toBe("Import of gnp.csv today");
  fc.assert(
    fc.property(hostile, (text) => {
      const title = forOneLine(text);
      expect(title).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
      expect(forOneLine(title)).toBe(title);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ..."\u001b\u009b\u009d\u0007\r\n",
  "\u001b[",
  "\u001b]",
  "\u001b]0;",
  "\u001b[0m",
  "\u001bP;",
  "\u001b ",
  "\ud800",
])("reading 1 MB of %j costs ten times what 100 kB cost", (piece) =>
  expectLinear((size) => forOneLine(piece.repeat(Math.ceil(size / piece.length))), 1_000_000),
);

test.each(["\u001b[", "\u001b]", "\u001bP", "\u009d", "\u001b(", "\r"])(
  "so does reading what stands after an unfinished %j",
  async (start) => {
    for (const filling of ["0", ";", " ", "x", "😀"]) {
      await expectLinear((size) => readable(start + filling.repeat(size / filling.length)), 1_000_000);
    }
  },
);
