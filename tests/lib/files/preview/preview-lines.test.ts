import { expect, test } from "vitest";
import { previewLines } from "@/lib/files/preview/preview-lines";

test.each([
  ["a\nb\n", null, ["a", "b"], ["Showing all 2 lines."]],
  ["a", null, ["a"], ["Showing the only line."]],
  ["a\r\n\r\nb", null, ["a", "", "b"], ["Showing all 3 lines."]],
  ["\u001b[31mred\u001b[0m\u0007", null, ["red\u2407"], ["Showing the only line."]],
  ["{\n", 128_000, ["{"], ["Showing the first line.", "Cut after 128 kB."]],
])("%j", (text, cutAfter, lines, remarks) => {
  expect(previewLines(text, cutAfter)).toEqual({ lines, remarks });
});

test("of many lines the first 50 are shown, of long ones the first 1,000 characters", () => {
  const { lines, remarks } = previewLines(`${"😀".repeat(800)}\n`.repeat(60), 128_000);
  expect(lines).toHaveLength(50);
  expect(lines[0]).toBe(`${"😀".repeat(500)}…`);
  expect(remarks).toEqual(["Showing the first 50 lines.", "Long lines are cut after 1,000 characters."]);
});
