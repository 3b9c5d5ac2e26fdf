import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, matchRanges, parseWords, standsAt, wordsOf } from "@/lib/search/words";

const wordsIn = (text: string) => wordsOf(text).map(({ word }) => word);

test.each([
  ["Übernahme der Größe", ["ubernahme", "der", "grosse"]],
  ["STRASSE straße Straẞe", ["strasse", "strasse", "strasse"]],
  ["Łódź, Øresund & Đà Nẵng", ["lodz", "oresund", "da", "nang"]],
  ["Œuvre Æsop ﬁle №5", ["oeuvre", "aesop", "file", "no5"]],
  ["İstanbul ISPARTA ılıca", ["istanbul", "isparta", "ilica"]],
  ["Σίσυφος ΣΊΣΥΦΟΣ", ["σισυφοσ", "σισυφοσ"]],
  ["Перенос описей", ["перенос", "описеи"]],
  ["تَحْدِيث السجلات", ["تحديث", "السجلات"]],
  ["O'Brien's user_accounts.csv", ["o", "brien", "s", "user", "accounts", "csv"]],
  ["x½ ①② ４２", ["x1", "2", "12", "42"]],
  ["photo\u00adgraph می\u200cخواهم", ["photograph", "میخواهم"]],
  ["四月の import取", ["四", "月", "の", "import", "取"]],
  ["พ่อ", ["พ", "่", "อ"]],
  ["📦 parcels 👩‍👩‍👧", ["parcels"]],
  ["%_\\'\"()&|!:*", []],
  ["\0\ud800x\udfff", ["x"]],
])("the words of %j", (text, words) => {
  expect(wordsIn(text)).toEqual(words);
  expect(fold(text)).toBe(words.join(" "));
});

test("a text taken apart or put together, in capitals or not, has the same words", () => {
  for (const text of ["Ångström naïve", "が データ", "한국어", "Ελληνικά"]) {
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"]) {
      expect(wordsIn(text.normalize(form)), form).toEqual(wordsIn(text));
    }
    expect(wordsIn(text.toUpperCase())).toEqual(wordsIn(text));
  }
});

test("words are cut at 64 characters, and counted from 1 without an end", () => {
  const words = wordsOf(`${"x".repeat(10_000)} ${"y ".repeat(5_000)}`);
  expect(words[0]).toEqual({ word: "x".repeat(64), position: 1 });
  expect(words.at(-1)).toEqual({ word: "y", position: 5_001 });
  expect(wordsIn("𝔘".repeat(100))).toEqual(["u".repeat(64)]);
});

test("what is typed becomes words, words in a row, and words that must not be there", () => {
  expect(parseWords('Harbour photo "exact  Words" batch-12 -sync -"not these" --draft photo')).toEqual({
    all: [
      { words: ["harbour"], isPrefix: true },
      { words: ["photo"], isPrefix: true },
      { words: ["exact", "words"], isPrefix: false },
      { words: ["batch", "12"], isPrefix: true },
    ],
    none: [
      { words: ["sync"], isPrefix: true },
      { words: ["not", "these"], isPrefix: false },
      { words: ["draft"], isPrefix: true },
    ],
  });
  expect(parseWords("四月の")).toEqual({ all: [{ words: ["四", "月", "の"], isPrefix: true }], none: [] });
  expect(parseWords('"not closed')).toEqual({
    all: [{ words: ["not", "closed"], isPrefix: false }],
    none: [],
  });
  for (const typed of ["", "  ", '- -- "" -"" %_\\\'', "📦"]) expect(parseWords(typed)).toBeNull();
});

const marked = (text: string, typed: string) =>
  matchRanges(text, parseWords(typed) ?? { all: [] }).map(([from, to]) => text.slice(from, to));

test.each([
  ["Photographs of the harbour", "photo HARBOUR", ["Photo", "harbour"]],
  ["Größe grosser Groß", "gros", ["Größ", "gros", "Groß"]],
  ["e\u0301te\u0301 etage", "et", ["e\u0301t", "et"]],
  ["e\u0301te\u0301 etage", "ete", ["e\u0301te\u0301"]],
  ["exact words, exact other words", '"exact words"', ["exact words"]],
  ["batch 12, batch-120", "batch-12", ["batch 12", "batch-12"]],
  ["四月の取り込み", "月の", ["月の"]],
  ["か\u3099き", "が", ["か\u3099"]],
  ["aaa aaa", "a aa", ["aa", "aa"]],
  ["a b a b a", '"a b a"', ["a b a b a"]],
  ["nothing", "-nothing", []],
])("in %j for %j is marked %j", (text, typed, parts) => {
  expect(marked(text, typed)).toEqual(parts);
});

test("whatever is typed: what matches is marked, and every mark begins with what was sought", () => {
  const unit = fc.constantFrom(
    "a",
    "B",
    "é",
    "ß",
    "e\u0301",
    " ",
    "-",
    '"',
    "四",
    "月",
    "1",
    "ﬁ",
    "\u0301",
    "📦",
    "_",
  );
  const text = fc.oneof(fc.string({ unit, maxLength: 30 }), fc.string({ unit: "binary", maxLength: 80 }));
  fc.assert(
    fc.property(text, text, (given, typed) => {
      const terms = parseWords(typed);
      if (!terms) {
        expect(wordsIn(typed)).toEqual([]);
        return;
      }
      const words = wordsOf(given);
      const isThere = terms.all.some((phrase) => words.some((_, at) => standsAt(words, at, phrase)));
      const ranges = matchRanges(given, terms);
      expect(ranges.length > 0).toBe(isThere);
      for (const [from, to] of ranges) {
        const start = fold(given.slice(from, to));
        expect(terms.all.some(({ words: [first = ""] }) => start.startsWith(first))).toBe(true);
      }
    }),
  );
});

test("each word of a text finds the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (given) => {
      for (const { word } of wordsOf(given)) {
        expect(matchRanges(given, parseWords(word) ?? { all: [] }).length).toBeGreaterThan(0);
      }
    }),
  );
});
