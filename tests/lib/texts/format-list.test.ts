import { expect, test } from "vitest";
import { formatList, listPieces } from "@/lib/texts/format-list";

test.each([
  [[], "", ""],
  [["red"], "red", "red"],
  [["red", "green"], "red and green", "red or green"],
  [["red", "green", "blue"], "red, green and blue", "red, green or blue"],
])("%j is written as a list of the language", (items, and, or) => {
  expect([formatList(items, "and"), formatList(items, "or")]).toEqual([and, or]);
});

test("items of any kind stand among the words of a list, whatever they hold", () => {
  const items = [{ name: "a" }, { name: "1" }, { name: "and" }];
  expect(listPieces(items, "and")).toEqual([items[0], ", ", items[1], " and ", items[2]]);
});
