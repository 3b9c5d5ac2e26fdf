import { expect, test } from "vitest";
import { rejectedLabel, statusSentence } from "@/lib/jobs/rejections/rejected-label";

test.each([
  [3376, 12, "12 of 3,376 rows rejected"],
  [3376, 1, "1 of 3,376 rows rejected"],
  [1, 1, "1 of 1 row rejected"],
  [null, 12, "12 rows rejected"],
  [null, 1, "1 row rejected"],
  [null, 1_000_000, "1,000,000 rows rejected"],
  [3376, 0, null],
  [null, 0, null],
])("of %j rows given and %j rejected people read %j", (rowsGiven, rowsRejected, label) => {
  expect(rejectedLabel({ rowsGiven, rowsRejected })).toBe(label);
});

test("a completed job stays completed, and says what it left to correct", () => {
  const status = "completed";
  expect(statusSentence({ status, rowsGiven: 3376, rowsRejected: 12 })).toBe(
    "Completed, 12 of 3,376 rows rejected",
  );
  expect(statusSentence({ status, rowsGiven: 3376, rowsRejected: 0 })).toBe("Completed");
});
