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

test("what a spreadsheet would run gets a quote wherever a cell may begin, and reading takes exactly those away", () => {
  fc.assert(
    fc.property(cell, (original) => {
      const safe = guardedCell(original);
      expect(safe === original || safe.startsWith("'")).toBe(true);
      expect(safe.replaceAll("'", "")).toBe(original.replaceAll("'", ""));
      expect(unguarded(safe)).toBe(original);
      if (RUNS.test(safe)) expect(Number(safe.replace(",", "."))).not.toBeNaN();
      // Where ; or a tab separates, and a quote in the middle of a cell does not hold a line together.
      else for (const part of safe.split(/[;\t\r\n]/)) expect(part).not.toMatch(RUNS);
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  "-12.5",
  "-0,5",
  "-1.234,56",
  "+1,234.5",
  "-1.234.567",
  "-,5",
  "+5",
  "-1e-3",
  "1e-3",
  "-.5",
  "-5.",
  "+1.5E+10",
  "-0",
  "12",
  "",
])("the number %j stays one", (text) => {
  expect(guardedCell(text)).toBe(text);
});

test.each([
  "=1+1",
  "-1+1",
  "--1",
  "-1-cmd|' /C calc'!A0",
  "+49 30 12",
  "-",
  "+",
  "-e5",
  "-1,2,3",
  "-1.2,3.4",
  "−1",
  "- 1",
  " =1",
  "\0=1",
  "\u0011=1",
  "\u0019-x",
  "'=1",
  "''-1",
  "'-1",
  "-1\n",
  "\rx",
  "@SUM(A1)",
  "＝1",
  "-Infinity",
])("%j is no number, and would be run", (text) => {
  expect(guardedCell(text)).toBe(`'${text}`);
});

test.each([
  [";=1", "';'=1"],
  ["x;=1", "'x;'=1"],
  ["x; +1", "'x;' +1"],
  ['x;"=1"', `'x;'"=1"`],
  ["x\t=1", "'x\t'=1"],
  ["x\n=1", "'x\n'=1"],
  ["-1\n=cmd", "'-1\n'=cmd"],
  ["\t=1", "'\t'=1"],
  ["a;b;-c;@d", "'a;b;'-c;'@d"],
])("%j would be run where another delimiter separates: %j", (text, safe) => {
  expect(guardedCell(text)).toBe(safe);
  expect(unguarded(safe)).toBe(text);
});

test("text that an earlier version wrote is read as it was, guarded or not", () => {
  expect(["'=1", "'\t=1", "'-1\n=cmd", "x;=1", "x;'=1"].map(unguarded)).toEqual([
    ...["=1", "\t=1", "-1\n=cmd"],
    ...["x;=1", "x;'=1"],
  ]);
});

test("a cell of ten million line breaks, separators or quotes is guarded and read in no time", () => {
  for (const unit of ["\n", ";", "'", '"', " ", "\t "]) {
    const start = performance.now();
    const text = unit.repeat(5_000_000);
    expect(unguarded(guardedCell(text))).toBe(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  }
});

test("a long cell that is nearly a number is judged in no time", () => {
  for (const nearly of [
    `-${"1".repeat(300_000)}x`,
    `-${"1,".repeat(300_000)}`,
    `+${".111".repeat(300_000)}e`,
  ]) {
    const start = performance.now();
    expect(guardedCell(nearly)).toBe(`'${nearly}`);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});

test("plain text stays as it is", () => {
  const plain = ["Import of airports", "O'Hare", "'t Harde", "a=b", "x@example.org", "…", "'", "''"];
  expect(plain.map(guardedCell)).toEqual(plain);
});
