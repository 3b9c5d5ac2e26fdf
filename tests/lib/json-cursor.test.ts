import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonCursor } from "@/lib/json-cursor";

function pieces(text: string): [name: string | null, json: string][] {
  const cursor = new JsonCursor(text);
  const found: [string | null, string][] = [];
  cursor.through((name) => found.push([name, cursor.value()]));
  return found;
}

test("the values of any list or object come as they are, in their order", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
      fc.pre(typeof value === "object" && value !== null);
      const entries = Object.entries(value ?? {});
      const found = pieces(JSON.stringify(value, null, space));
      expect(found.map(([, json]) => JSON.parse(json))).toEqual(
        entries.map(([, one]) => JSON.parse(JSON.stringify(one))),
      );
      if (!Array.isArray(value)) {
        expect(found.map(([name]) => name && JSON.parse(name))).toEqual(entries.map(([name]) => name));
      }
    }),
  );
});

test("names that JSON.parse moves or drops stay, and so does each character of a value", () => {
  const text =
    ' { "name" : 1.50 , "2020":-0,"10":[ 1e400 ], "10" : "a \\" ] b\\\\" , "__proto__":{"x": 1} } ';
  expect(pieces(text)).toEqual([
    ['"name"', "1.50"],
    ['"2020"', "-0"],
    ['"10"', "[ 1e400 ]"],
    ['"10"', '"a \\" ] b\\\\"'],
    ['"__proto__"', '{"x": 1}'],
  ]);
  expect(pieces(" [ ] ")).toEqual([]);
  expect(pieces("{}")).toEqual([]);
});

test("blanks, backslashes, quotes and brackets of megabytes take no longer than their length", () => {
  const many = 2_000_000;
  const texts = [" ".repeat(many), "\\\\".repeat(many / 2), '\\"'.repeat(many / 2), "[{".repeat(many / 2)];
  for (const text of texts) expect(pieces(`["${text}" ${" ".repeat(many)}]`)).toHaveLength(1);
  expect(pieces(`[${"[".repeat(many)}${"]".repeat(many)}]`)).toHaveLength(1);
});
