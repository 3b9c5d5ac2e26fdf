import { expect, test } from "vitest";
import { parseColumns, parseRejectedRow } from "@/lib/producer/rejected-row";

const row = (values: unknown[]) => ({ row: 2, values, column: null, message: "no number" });

test.each([
  [["id"], ["1", "x"], "values: there is 1 column, and 2 values."],
  [["id", "lat"], ["1", "x", ""], "values: there are 2 columns, and 3 values."],
  [[], ["1"], "values: there are 0 columns, and 1 value."],
])("a row with more values than columns is refused with both numbers: %j %j", (columns, values, message) => {
  expect(() => parseRejectedRow(columns, row(values))).toThrow(expect.objectContaining({ message }));
});

test("a table with too many columns is refused with the limit", () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `c${at}`);
  expect(() => parseColumns(names)).toThrow("columns: at most 16,381.");
});
