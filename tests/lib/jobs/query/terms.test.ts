import fc from "fast-check";
import { expect, test } from "vitest";
import { printTerm, termsOf } from "@/lib/jobs/query/terms";

const normal = (text: string) => termsOf(text).map(printTerm).join(" ");

test.each([
  ["harbour photographs", ["harbour", "photographs"]],
  ['  "exact   words"\t-draft ', ['"exact words"', "-draft"]],
  ["“exact words” «more»", ['"exact words"', '"more"']],
  ['-"exact words"', ['-"exact words"']],
  ['"left open', ['"left open"']],
  ['"" -"" "  "', []],
  ["Status:failed -TYPE:sync", ["status:failed", "-type:sync"]],
  ['owner:"maria s" owner:"maria"', ['owner:"maria s"', "owner:maria"]],
  ['owner:"left open', ['owner:"left open"']],
  ['owner:ma"ria', ['owner:ma"ria']],
  ["from:2026-11-24T12:00:00Z", ["from:2026-11-24T12:00:00Z"]],
  ["http://example.org/a C:\\temp 12:30", ["http://example.org/a", "C:\\temp", "12:30"]],
  ["ENOENT: no such file", ["ENOENT:", "no", "such", "file"]],
  ["harbour - photographs --force --- -", ["harbour", "photographs", "force"]],
  ["--status:failed", ["status:failed"]],
  ['status:failed"words"', ['status:failed"words"']],
  ['one"two"three', ["one", '"two"', "three"]],
  ["a\u0000b\u202Ec\ud800", ["a", "bc\uFFFD"]],
])("%j is read as %j", (text, terms) => {
  expect(termsOf(text).map(printTerm)).toEqual(terms);
});

const typed = fc.string({
  unit: fc.constantFrom(...' "-:/abST“’٣ก漢é\u0301🎉\u0000\u202e\ud800', "status:", '"'),
});

test("a text that was printed is read and printed as the same", () => {
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: "binary", maxLength: 40 })), (text) => {
      expect(normal(normal(text))).toBe(normal(text));
      expect(termsOf(normal(text))).toEqual(
        termsOf(text).map((term) => ({ ...term, isQuoted: expect.any(Boolean) })),
      );
    }),
    { numRuns: 500 },
  );
});

test("10,000 characters of any one kind are read at once", () => {
  for (const unit of ['"', "-", ":", "a", 'a:"', "aa:", '-"', " ", "🎉", "--a", "漢"]) {
    const terms = termsOf(unit.repeat(10_000 / unit.length));
    expect(normal(terms.map(printTerm).join(" ")).length).toBeLessThanOrEqual(30_000);
  }
});
