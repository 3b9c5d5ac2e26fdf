import { expect, test } from "vitest";
import { offeredName } from "@/app/jobs/views/offered-name";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { parseViewName } from "@/lib/views/view-name";

const offered = (q: string) => offeredName({ ...DEFAULT_FILTER, status: "failed", longer: "10m", q });

test.each([
  ["harbour", "Failed jobs (Longer than 10 min, “harbour”)"],
  ["x".repeat(400), `Failed jobs (Longer than 10 min, “${"x".repeat(26)}`],
  ["\u{1f6a2}".repeat(400), `Failed jobs (Longer than 10 min, “${"\u{1f6a2}".repeat(26)}`],
  [`${"x".repeat(25)} y`, `Failed jobs (Longer than 10 min, “${"x".repeat(25)}`],
  ["harbour\u00a0photographs", "Failed jobs (Longer than 10 min, “harbour photographs”)"],
])("for the words %j the offered name can be saved", (q, name) => {
  expect(offered(q)).toBe(name);
  expect(parseViewName(offered(q))).toBe(name);
});

test("what can't be a name is not offered", () => {
  expect(offered("har\u200bbour")).toBe("");
  expect(offered("p\u0430ypal")).toBe("");
});
