import fc from "fast-check";
import { expect, test } from "vitest";
import { guardedCell, unguarded } from "@/lib/csv/formula-guard";
import { PARTS, RUNS } from "@/tests/support/formula";

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PARTS) }),
  fc.string({ unit: "binary" }),
  // Halves of characters too: what JavaScript calls a string.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.double().map(String),
);

test("what a spreadsheet would run gets one quote, and reading takes exactly that away again, for any text", () => {
  fc.assert(
    fc.property(cell, (original) => {
      const safe = guardedCell(original);
      expect(safe === original || safe === `'${original}`).toBe(true);
      expect(unguarded(safe)).toBe(original);
      if (RUNS.test(safe)) expect(Number(safe)).not.toBeNaN();
    }),
    { numRuns: 20_000 },
  );
});

test.each(["-12.5", "+5", "-1e-3", "1e-3", "-.5", "-5.", "+1.5E+10", "-0", "12", ""])(
  "the number %j stays one",
  (text) => {
    expect(guardedCell(text)).toBe(text);
  },
);

test.each([
  "=1+1",
  "-1+1",
  "--1",
  "-1-cmd|' /C calc'!A0",
  "+49 30 12",
  "-",
  "+",
  "-e5",
  "-1,5",
  "−1",
  "- 1",
  " =1",
  "\0=1",
  "'=1",
  "''-1",
  "'-1",
  "-1\n",
  "-1\n=cmd",
  "\t=1",
  "\rx",
  "@SUM(A1)",
  "＝1",
  "-Infinity",
])("%j is no number, and would be run", (text) => {
  expect(guardedCell(text)).toBe(`'${text}`);
});

test("plain text stays as it is", () => {
  const plain = ["Import of airports", "O'Hare", "'t Harde", "a=b", "x@example.org", "…", "'", "''"];
  expect(plain.map(guardedCell)).toEqual(plain);
});
