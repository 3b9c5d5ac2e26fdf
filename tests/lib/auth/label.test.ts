import { expect, test } from "vitest";
import { parseLabel } from "@/lib/auth/label";
import { looksLike } from "@/lib/auth/look-alike";

test.each([
  "anna",
  "Žofie Müller-Łukasz",
  "O’Brien",
  "Иван Петров",
  "Иван (admin)",
  "Ελένη",
  "山田Taro",
  "山田 太郎",
  "김민수",
  "محمد",
  "สมชาย",
  "ʻOkina",
  "CI: nightly 2×",
  "🚀 deploy",
  "x".repeat(100),
])("%s may be a name", (name) => {
  expect(parseLabel(name, 100)).toEqual({ label: name });
});

test("a name is stored composed", () => {
  expect(parseLabel("Zofie\u0301", 100)).toEqual({ label: "Zofi\u00e9" });
});

test.each([
  ["nothing", ""],
  ["more than 100 characters", "x".repeat(101)],
  ["a line break", "two\nlines"],
  ["a control character", "a\u0080b"],
  ["a zero-width space", "ad\u200bmin"],
  ["a zero-width joiner", "ad\u200dmin"],
  ["a word joiner", "admin\u2060"],
  ["a byte-order mark", "\ufeffadmin"],
  ["a soft hyphen", "ad\u00admin"],
  ["a variation selector", "admin\ufe0f"],
  ["a tag character", "admin\u{e0041}"],
  ["a Hangul filler", "\u3164"],
  ["an empty Braille pattern", "\u2800"],
  ["a combining grapheme joiner", "a\u034fb"],
  ["a right-to-left override", "\u202enimda"],
  ["an isolate", "a\u2066b\u2069"],
  ["a right-to-left mark", "admin\u200f"],
  ["an Arabic letter mark", "admin\u061c"],
  ["a no-break space", "a\u00a0b"],
  ["a wide space", "a\u3000b"],
  ["a line separator", "a\u2028b"],
  ["a private character", "a\ue000"],
  ["an unassigned character", "a\u{e0fff}"],
  ["half a character", "a\ud800"],
  ["a mark on nothing", "\u0301a"],
  ["a heap of marks", "a\u0316\u0317\u0318\u0319\u031c\u031d"],
  ["Cyrillic among Latin", "\u0430dmin"],
  ["Greek among Latin", "\u03bfscar"],
  ["Latin among Cyrillic", "Ив\u0061н"],
  ["Armenian among Latin", "ann\u0578"],
  ["Cherokee among Latin", "\u13aadmin"],
])("%s is refused", (_, name) => {
  expect(parseLabel(name, 100)).toHaveProperty("fault");
});

test.each([
  ["maria", "Maria"],
  ["lara", "Iara"],
  ["user1", "userl"],
  ["user10", "user1O"],
  ["coco", "\u0441\u043e\u0441\u043e"],
  ["Epoca", "\u0395\u03c1\u03bf\u03f2\u03b1"],
  ["maria", "rnaria"],
  ["admin", "ａｄｍｉｎ"],
  ["admin", "𝐚𝐝𝐦𝐢𝐧"],
  ["admin", "adm\u0131n"],
  ["admin", "admi\u0307n"],
  ["anna-b", "anna\u2010b"],
  ["anna b", "anna  b"],
  ["fi", "\ufb01"],
])("%s and %s look alike", (one, other) => {
  expect(looksLike(one, other)).toBe(true);
  expect(looksLike(other, one)).toBe(true);
});

test.each([
  ["anna", "hanna"],
  ["Lukasz", "Łukasz"],
  ["Müller", "Muller"],
  ["tom", "tim"],
  ["иван", "иванов"],
])("%s and %s can be told apart", (one, other) => {
  expect(looksLike(one, other)).toBe(false);
});
