import { expect, test } from "vitest";
import {
  overallRate,
  type ProgressAt,
  timeLeft,
  timeLeftByHistory,
  timeLeftByProgress,
} from "@/lib/jobs/time-left";

const MINUTE = 60_000;

/** A quarter done after a minute. */
const QUARTER: ProgressAt = {
  done: 250,
  total: 1000,
  startedAt: 0,
  reportedAt: MINUTE,
  recentRate: null,
};

const left = (progress: Partial<ProgressAt>, now = progress.reportedAt ?? MINUTE) =>
  timeLeftByProgress({ ...QUARTER, ...progress }, now);

test("as fast as before, within a fifth", () => {
  expect(left({})).toEqual({ from: 144, to: 216 });
});

test.each<[string, number, { from: number; to: number }]>([
  ["slower lately: from the overall rate to the recent one", 250 / 120, { from: 180, to: 360 }],
  ["faster lately: from the recent rate to the overall one", 250 / 30, { from: 90, to: 180 }],
  ["as fast lately: still a fifth each way", 250 / 60, { from: 144, to: 216 }],
])("%s", (_, recentRate, range) => {
  expect(left({ recentRate })).toEqual(range);
});

test("between two reports it counts down, and once it is over nothing is claimed", () => {
  expect(left({}, MINUTE + 60_000)).toEqual({ from: 84, to: 156 });
  expect(left({}, MINUTE + 200_000)).toEqual({ from: 0, to: 16 });
  expect(left({}, MINUTE + 216_000)).toBeNull();
  expect(left({}, MINUTE - 5_000), "a browser's clock that is a little late").toEqual({ from: 144, to: 216 });
});

test.each<[string, Partial<ProgressAt>]>([
  ["less than a fiftieth is done", { done: 19 }],
  ["it runs for less than five seconds", { reportedAt: 4_999 }],
  ["nothing is done", { done: 0 }],
  ["nothing is done of nothing", { done: 0, total: 0 }],
  ["the total is not known", { total: null }],
  ["all is done", { done: 1000 }],
  ["more than all is done", { done: 1001 }],
  ["it starts in the future", { startedAt: 2 * MINUTE }],
  ["nothing was done lately", { recentRate: 0 }],
])("nothing is claimed when %s", (_, progress) => {
  expect(left(progress)).toBeNull();
});

test("the rate is what was done since the start, as of the last report", () => {
  expect(overallRate(QUARTER)).toBeCloseTo(250 / 60);
  expect(overallRate({ ...QUARTER, done: 0 })).toBeNull();
  expect(overallRate({ ...QUARTER, reportedAt: 4_999 })).toBeNull();
});

const USUAL = { usualSeconds: 240, longSeconds: 660 };

test.each([
  [0, { from: 240, to: 660 }],
  [100, { from: 140, to: 560 }],
  [300, { from: 0, to: 360 }],
  [660, null],
  [700, null],
])("after %d s it takes what is left of what others took", (elapsed, range) => {
  expect(timeLeftByHistory(USUAL, elapsed)).toEqual(range);
});

test("progress decides once it says something; until then, and without a total, what others took does", () => {
  const at = { startedAt: 0, now: MINUTE };
  expect(timeLeft(QUARTER, USUAL, at)).toEqual({ from: 144, to: 216 });
  const byHistory = { from: 180, to: 600 };
  for (const progress of [null, { ...QUARTER, done: 19 }, { ...QUARTER, total: null }])
    expect(timeLeft(progress, USUAL, at)).toEqual(byHistory);
  expect(timeLeft(QUARTER, USUAL, { startedAt: 0, now: 5 * MINUTE }), "past its time").toBeNull();
  expect(timeLeft({ ...QUARTER, done: 1000 }, USUAL, at), "all is done").toBeNull();
  expect(timeLeft(null, null, at)).toBeNull();
});
