import { expect, test } from "vitest";
import { parseClearDays } from "@/lib/jobs/clear/clear-days";

test("absent means thirty days", () => {
  expect(parseClearDays(undefined)).toBe(30);
});

test.each([1, 30, 3650, "1", "30", "3650"])("%s is an age", (given) => {
  expect(parseClearDays(given)).toBe(Number(given));
});

const refused = [
  0,
  -1,
  3651,
  1.5,
  Number.NaN,
  null,
  "",
  " ",
  "0",
  "-1",
  "x",
  "3651",
  "1e3",
  "30.0",
  "0x1e",
  true,
  [30],
  {},
];
test.each(refused.map((given) => [given]))("%j is refused by name", (given) => {
  expect(() => parseClearDays(given)).toThrow("days: give a whole number from 1 to 3650.");
});
