import fc from "fast-check";
import { expect, test } from "vitest";
import { isUtf16, type Reading, readJson } from "@/lib/read-json";

const read = (text: string | Buffer, reading?: Reading) => readJson(Buffer.from(text), reading);

test("without fields that are named, any JSON reads as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const isOrdinary = !/-0(?![.\d])|[\d.]{16}/.test(text);
      fc.pre(isOrdinary);
      expect(read(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("any text is read, or refused as not JSON: nothing else is thrown", () => {
  const pieces = fc.constantFrom(
    ...'{}[]",:\\0-1.eE \n\tn',
    "null",
    "true",
    "\ufeff",
    "é",
    "\u0000",
    "\\u00",
  );
  const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.uint8Array({ maxLength: 3 }), (text, more) => {
      try {
        readJson(Buffer.concat([Buffer.from(text), more]), { "": "report", "0": "cells" });
      } catch (error) {
        const { name } = error instanceof Error ? error : { name: String(error) };
        expect(["SyntaxError", "InvalidInput", "NotUtf8"]).toContain(name);
      }
    }),
    { numRuns: 2000 },
  );
});

const NUMBERS = ["9007199254740993", "31234567890123456789", "1.50", "-0", "1e400", "1E5", "0.1000"];

test("a report and cells have each number to the character", () => {
  const list = `[${NUMBERS}]`;
  expect(read(`{"output": ${list}}`, { output: "report" })).toEqual({ output: list });
  expect(read(`{"output":{"2": 1.50, "1":2}}`, { output: "report" })).toEqual({
    output: '{"2": 1.50, "1":2}',
  });
  for (const number of NUMBERS) {
    expect(read(`{"output":${number}}`, { output: "report" })).toEqual({ output: number });
  }
  expect(read(`{"rows":[{"values":${list}}]}`, { values: "cells" })).toEqual({
    rows: [{ values: NUMBERS }],
  });
  expect(
    read('{"values":{"a":1.50,"b":null,"c":true,"d":"1.50","e":[1.0, 2]}}', { values: "cells" }),
  ).toEqual({
    values: { a: "1.50", b: null, c: true, d: "1.50", e: "[1.0, 2]" },
  });
});

test("a report that is a text, null or a truth value is what it says", () => {
  for (const value of ["text \n", "", null, true, false]) {
    expect(read(JSON.stringify({ output: value }), { output: "report" })).toEqual({ output: value });
  }
});

test("a number that can't be held is no number, so that no rounded one is taken", () => {
  expect(read('{"a":2.0,"b":1e3,"c":-1.5,"d":9007199254740991}')).toEqual({
    a: 2,
    b: 1000,
    c: -1.5,
    d: 9007199254740991,
  });
  expect(read('{"a":2.00000000000000001}')).toEqual({ a: Number.NaN });
  expect(read('{"a":9007199254740993}')).toEqual({ a: Number.NaN });
});

test.each([
  ['{"name":"a","name":"b"}', { field: "name", index: undefined }],
  ['{"steps":[{"do":1},{"do":1,"do":2}]}', { field: "do", index: 1 }],
  ['{"rows":[{"values":{"a":1,"b":2,"a":3}}]}', { field: "values.a", index: 0 }],
  ['{"object":{"key":1,"key":2}}', { field: "object.key", index: undefined }],
])("%s: a name that is given twice is refused", (text, at) => {
  expect(() => read(text, { values: "cells" })).toThrow(
    expect.objectContaining({ code: "invalid_input", ...at }),
  );
});

test("a name that is given twice inside a report stays", () => {
  expect(read('{"output":{"a":1,"a":2}}', { output: "report" })).toEqual({ output: '{"a":1,"a":2}' });
});

const latin = (text: string) => Buffer.from(text, "latin1");

test.each([
  ['{"name":"Stra\xdfe"}', { field: "name" }],
  ['{"rows":[{},{"values":{"a":"\xe9"}}]}', { field: "values", index: 1 }],
  ['{"rows":[{"values":["\xe9"]}]}', { field: "values", index: 0 }],
  ['{"columns":["a","\xe9"]}', { field: "columns" }],
  ['{"object":{"label":"\xe9"}}', { field: "object.label" }],
  ['{"n\xe9":"a"}', { field: "body" }],
  ['{"rows":[{"values":{"\xe9":1}}]}', { field: "values", index: 0 }],
])("%s in Latin-1 is refused by its field", (text, at) => {
  expect(() => read(latin(text), { values: "cells" })).toThrow(
    expect.objectContaining({ code: "malformed", ...at }),
  );
});

test("in a report and in a text that passes, what is not UTF-8 is replaced", () => {
  const text = latin(
    '{"output":"Stra\xdfe","note":"\xe9","caf\xc3\xa9":"\\u00e9","message":{"a":"\xe9 1.50"}}',
  );
  expect(read(text, { output: "report", message: "report", note: "text" })).toEqual({
    output: "Stra\ufffde",
    note: "\ufffd",
    café: "é",
    message: '{"a":"\ufffd 1.50"}',
  });
});

test("a byte-order mark is dropped, and UTF-16 is known with and without one", () => {
  expect(read('\ufeff{"a":1}')).toEqual({ a: 1 });
  for (const [bytes, is] of [
    [Buffer.from("\ufeff{}", "utf16le"), true],
    [Buffer.from("{}", "utf16le"), true],
    [Buffer.from("{}", "utf16le").swap16(), true],
    [Buffer.from("{}"), false],
    [Buffer.from("\ufeff{}"), false],
    [Buffer.from("7"), false],
    [Buffer.alloc(0), false],
  ] as const) {
    expect(isUtf16(bytes), bytes.toString("hex")).toBe(is);
  }
});
