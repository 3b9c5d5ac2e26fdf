import { expect, test } from "vitest";
import { untilNextTick } from "@/lib/live/pace";

test("a tick comes each second, four times later after one that took twice as long, and after five seconds at most", () => {
  expect([0, 20, 80, 91, 140, 182, 400, 5_000].map(untilNextTick)).toEqual([
    1_000, 1_000, 1_000, 1_183, 2_800, 4_732, 5_000, 5_000,
  ]);
});
