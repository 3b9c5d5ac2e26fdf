import { expect, test } from "vitest";
import { parseJson } from "@/lib/api/request/read-body";

const headers = new Headers({ "content-type": "application/json" });
const parse = (text: string) => parseJson(Buffer.from(text), headers);
const nested = (depth: number) => `{"output":${"[".repeat(depth)}${"]".repeat(depth)}}`;

test("a body is read as deep as any program nests, and refused before it could hold up everyone else", () => {
  expect(Object.keys(parse(nested(20_000)))).toEqual(["output"]);
  expect(Object.keys(parse(nested(99_999)))).toEqual(["output"]);
  expect(() => parse(nested(100_000))).toThrow("body: nested more than 100,000 levels deep.");
  expect(() => parse(`{"output":${'[{"a":'.repeat(1_000_000)}`)).toThrow("nested");
});

test("brackets in a text and side by side are not deep", () => {
  const text = `\\"[\\\\${"[{".repeat(100_000)}`;
  expect(Object.keys(parse(`{"output":"${text}","more":[${"[],".repeat(100_000)}[]]}`))).toHaveLength(2);
});

test.each([
  ['{"name":"Stra\xdfe"}', { code: "malformed", field: "name" }],
  ['{"rows":[{"message":"\xe9"}]}', { code: "malformed", field: "message", index: 0 }],
  ['{"name":"a","name":"b"}', { code: "invalid_input", field: "name" }],
])("%s in Latin-1 is refused by its field", (text, refused) => {
  expect(() => parseJson(Buffer.from(text, "latin1"), headers)).toThrow(expect.objectContaining(refused));
});

test("a body in UTF-16 is called that", () => {
  const body = Buffer.from('\ufeff{"name":"a"}', "utf16le");
  expect(() => parseJson(body, headers)).toThrow("The body is UTF-16 text. Send UTF-8.");
});

test("a report keeps its numbers and what can be read of other bytes; the other fields are parsed", () => {
  const body = Buffer.from('\ufeff{"done":3.0,"output":{"price": 1.50,"big":1e400,"name":"\xe9"}}', "latin1");
  const marked = Buffer.concat([Buffer.from("\ufeff"), body.subarray(1)]);
  expect(parseJson(marked, headers, { output: "report" })).toEqual({
    done: 3,
    output: '{"price": 1.50,"big":1e400,"name":"\ufffd"}',
  });
});
