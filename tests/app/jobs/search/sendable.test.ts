import { expect, test } from "vitest";
import { sendable } from "@/app/jobs/search/sendable";

const addressOf = (q: string) => `/jobs?${new URLSearchParams({ q })}`;

test.each(["", "harbour", "ab ".repeat(1_900), "港口照片 ".repeat(100), "a\ud800b"])(
  "a text that an address has room for is sent as it is: %.20s",
  (text) => expect(sendable(text)).toBe(text),
);

test.each([
  "港".repeat(10_000),
  "مرحبا ".repeat(1_600),
  "😀".repeat(5_000),
  "e\u0301".repeat(5_000),
  "\ud800".repeat(9_000),
])("of a longer one the beginning is sent, more than is searched for: %.20s", (text) => {
  const sent = sendable(text);
  expect(text.startsWith(sent)).toBe(true);
  expect([...sent].length).toBeGreaterThan(500);
  expect(addressOf(sent).length).toBeLessThan(7_000);
});
