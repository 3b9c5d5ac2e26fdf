import fc from "fast-check";
import { expect, test } from "vitest";
import { foldJson, type JsonPart } from "@/lib/json-folds";
import { formatJson } from "@/lib/json-text";
import { expectLinear } from "../support/measure/linear";

const written = (parts: JsonPart[]): string =>
  parts
    .map((part) => (typeof part === "string" ? part : part.head + written(part.body) + part.tail))
    .join("");

const folds = (parts: JsonPart[]): Exclude<JsonPart, string>[] =>
  parts.flatMap((part) => (typeof part === "string" ? [] : [part, ...folds(part.body)]));

const runs = (parts: JsonPart[]): string[] =>
  parts.flatMap((part) => (typeof part === "string" ? [part] : runs(part.body)));

const levels = (parts: JsonPart[]): number =>
  Math.max(0, ...parts.map((part) => (typeof part === "string" ? 0 : 1 + levels(part.body))));

const folded = (json: string) => {
  const formatted = formatJson(json);
  if (formatted === null) throw new Error("This is not to be formatted.");
  const parts = foldJson(formatted);
  expect(written(parts) === formatted).toBe(true);
  return parts;
};

test("an object and its array fold, each line feed with the line that it ends", () => {
  expect(folded('{"file":"a.csv","rows":[1,{"a":1,"b":[]},{}],"skipped":[7]}')).toEqual([
    {
      head: "{\n",
      items: 3,
      body: [
        '  "file": "a.csv",\n',
        {
          head: '  "rows": [\n',
          items: 3,
          body: [
            "    1,\n",
            {
              head: "    {\n",
              items: 2,
              body: ['      "a": 1,\n      "b": []\n'],
              tail: "    },\n",
            },
            "    {}\n",
          ],
          tail: "  ],\n",
        },
        '  "skipped": [\n    7\n  ]\n',
      ],
      tail: "}",
    },
  ]);
});

test("what is empty or of one line does not fold", () => {
  for (const json of ["{}", "[]", "[1]", '{"a":{}}']) expect(folded(json)).toEqual([formatJson(json)]);
});

test("strings that look like brackets open and close nothing", () => {
  const parts = folded(JSON.stringify({ "{": "[", "]": "  }", '"}': ["x {", '\\"[', "\u2028]\r{"] }));
  expect(folds(parts).map(({ head, items }) => [head.trim(), items])).toEqual([
    ["{", 3],
    ['"\\"}": [', 3],
  ]);
});

test("big integers stay exact", () => {
  expect(written(folded('{"ids":[9007199254740993,123456789012345678901234567890,1e400]}'))).toBe(
    '{\n  "ids": [\n    9007199254740993,\n    123456789012345678901234567890,\n    1e400\n  ]\n}',
  );
});

test("any JSON is there to the character, and every fold counts its own entries", () => {
  const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(container, (value) => {
      const counts: number[] = [];
      const count = (item: unknown) => {
        if (typeof item !== "object" || item === null) return;
        const entries = Object.values(item);
        if (JSON.stringify(item, null, 2).split("\n").length >= 4) counts.push(entries.length);
        entries.forEach(count);
      };
      count(JSON.parse(JSON.stringify(value)));
      expect(folds(folded(JSON.stringify(value))).map(({ items }) => items)).toEqual(counts);
    }),
  );
});

test("text that is not JSON is returned whole, too", () => {
  const lines = fc.array(fc.constantFrom("{", "[", "}", "],", '"a": [', "1,", "", "  x"));
  fc.assert(
    fc.property(lines, (some) => {
      expect(written(foldJson(some.join("\n")))).toBe(some.join("\n"));
    }),
  );
});

test("no run of lines is longer than 500", () => {
  const parts = folded(JSON.stringify(Array.from({ length: 1700 }, (_, index) => index)));
  expect(runs(parts).map((run) => run.split("\n").length - 1)).toEqual([500, 500, 500, 200]);
});

test("the level that would make more than 500 folds stays plain, and so does all below it", () => {
  const rows = (count: number) => Array.from({ length: count }, () => ({ id: 1, at: [1, 2] }));
  expect(folds(folded(JSON.stringify({ rows: rows(498), end: 1 })))).toHaveLength(500);
  expect(folds(folded(JSON.stringify({ rows: rows(499), end: 1 })))).toHaveLength(2);
});

test("deep nesting folds 40 levels deep", () => {
  const deep = `${"[1,".repeat(150)}2${"]".repeat(150)}`;
  expect(levels(folded(deep))).toBe(40);
});

test("what nests thousands deep is no harm", () => {
  const deep = `[${"[1,".repeat(5000)}2${"]".repeat(5000)},"${"x".repeat(1_000_000)}"]`;
  expect(levels(folded(deep))).toBe(40);
});

test.each<[string, (size: number) => string]>([
  ["numbers", (size) => `[${"10000,".repeat(size / 6)}0]`],
  [
    "objects",
    (size) => JSON.stringify(Array.from({ length: size / 32 }, (_, id) => ({ id, name: "a name" }))),
  ],
  ["one string", (size) => JSON.stringify(["[{".repeat(size / 2), 1])],
])("folding 1 MB of %s costs ten times what 100 kB cost", async (_, jsonOf) => {
  const formatted = (size: number) => formatJson(jsonOf(size)) ?? "";
  expect(formatted(1_000_000).length).toBeGreaterThan(900_000);
  const texts = new Map([100_000, 1_000_000].map((size) => [size, formatted(size)]));
  await expectLinear((size) => foldJson(texts.get(size) ?? ""), 1_000_000);
});
