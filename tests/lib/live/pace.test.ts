import { expect, test } from "vitest";
import { untilNextTick } from "@/lib/live/pace";

test("a tick comes each second, later after one that took more than a twelfth of that, and after three seconds at most", () => {
  expect([0, 20, 80, 125, 200, 400, 5_000].map(untilNextTick)).toEqual([
    1_000, 1_000, 1_000, 1_500, 2_400, 3_000, 3_000,
  ]);
});
