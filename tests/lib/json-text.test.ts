import fc from "fast-check";
import { expect, test } from "vitest";
import { formatJson } from "@/lib/json-text";

test("objects and arrays are set out over lines", () => {
  expect(formatJson('{"a":[1,{"b":"x, y: {z}"}],"c":{},"d":[]}')).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": "x, y: {z}"\n    }\n  ],\n  "c": {},\n  "d": []\n}',
  );
});

test("it reads as JSON.stringify would set it out", () => {
  const container = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(container, (value) => {
      expect(formatJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
    }),
  );
});

test("deep nesting is not blown up, and left as it came", () => {
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  expect(formatJson(deep)).toBeNull();
  const wide = `${"[".repeat(40)}${"0,".repeat(100_000)}0${"]".repeat(40)}`;
  expect(formatJson(wide)).toBeNull();
});

test("big integers stay exact", () => {
  expect(formatJson('{"id":9007199254740993}')).toContain("9007199254740993");
});

test.each(["plain", "12", '"text"', "{broken", "", "[1,]"])("“%s” is not JSON to be set out", (text) => {
  expect(formatJson(text)).toBeNull();
});
