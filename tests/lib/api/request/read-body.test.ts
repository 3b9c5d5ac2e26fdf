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
