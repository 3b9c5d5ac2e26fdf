import { expect, test } from "vitest";
import { untilNextTick } from "@/lib/live/pace";

test("a tick comes each second, four times later after one that took twice as long, and after five seconds at most", () => {
  expect([0, 20, 80, 100, 150, 200, 400, 5_000].map(untilNextTick)).toEqual([
    1_000, 1_000, 1_000, 1_000, 2_250, 4_000, 5_000, 5_000,
  ]);
});
