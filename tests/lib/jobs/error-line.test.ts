import { expect, test } from "vitest";
import { errorLine } from "@/lib/jobs/error-line";

const ESC = "\u001b";

test.each<[string, string, string | null]>([
  ["one line without an end", "Row 7 has no code", "Row 7 has no code"],
  ["several lines", "Row 7 has no code\n  at import.ts:9", "Row 7 has no code"],
  ["other line ends", "First\r\nSecond", "First"],
  ["a lone carriage return", "10 %\r20 %", "10 %"],
  ["line separators of Unicode", "First\u2028Second", "First"],
  ["empty lines before it", "\n \n\u200b\n\t Row 7\t has\n", "Row 7  has"],
  ["colours of a terminal", `${ESC}[31m\n${ESC}[1mError:${ESC}[0m no code`, "Error: no code"],
  ["control characters", "No\u0000 code\u0007", "No\u2400 code\u2407"],
  ["markup", "<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["nothing to see", " \n\u200b\u2060\n", null],
  ["nothing", "", null],
])("of a message with %s", (_, message, line) => {
  expect(errorLine(message)).toBe(line);
});

test("a long line is cut at 300 characters, and says so; no character is cut in two", () => {
  expect(errorLine("é".repeat(300))).toBe("é".repeat(300));
  expect(errorLine("😀".repeat(301))).toBe(`${"😀".repeat(299)}…`);
  expect(errorLine("x".repeat(65_536))).toHaveLength(300);
});
