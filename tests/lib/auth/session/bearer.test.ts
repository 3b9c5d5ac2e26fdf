import { expect, test } from "vitest";
import { bearerOf } from "@/lib/auth/session/bearer";

test.each([
  ["Bearer jct_x", "jct_x"],
  ["bearer   jct_x", "jct_x"],
  ["Bearer", ""],
  ["Bearer two words", "two words"],
  ["Basic jct_x", null],
  ["Bearerjct_x", null],
  [undefined, null],
])("the header “%s” brings %s", (header, text) => {
  expect(bearerOf(new Headers(header === undefined ? {} : { authorization: header }))).toBe(text);
});
