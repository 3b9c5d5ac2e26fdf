import { expect, test } from "vitest";
import { parseId } from "@/lib/jobs/job-id";

test.each(["1", "42", "9223372036854775807"])("%s is an id", (text) => {
  expect(parseId(text)).toBe(text);
});

test.each([
  "0",
  "-1",
  "abc",
  "1 ",
  "01",
  "1.0",
  "1e3",
  "",
  "9223372036854775808",
  "99999999999999999999",
  "١",
])("“%s” is none", (text) => {
  expect(parseId(text)).toBeNull();
});
