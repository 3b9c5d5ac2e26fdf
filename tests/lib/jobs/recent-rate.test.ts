import { expect, test } from "vitest";
import { type ProgressSample, recentRate, withSample } from "@/lib/jobs/recent-rate";

const seen = (...samples: [seconds: number, done: number][]) =>
  samples.reduce<ProgressSample[]>((kept, [at, done]) => withSample(kept, { at: at * 1000, done }), []);

test.each<[string, [number, number][], number | null]>([
  ["nothing was seen", [], null],
  ["one report says nothing", [[100, 7]], null],
  [
    "two close reports say nothing",
    [
      [100, 7],
      [109, 70],
    ],
    null,
  ],
  [
    "two reports",
    [
      [100, 10],
      [110, 30],
    ],
    2,
  ],
  [
    "the same number again is not a report",
    [
      [100, 10],
      [110, 30],
      [160, 30],
    ],
    2,
  ],
  [
    "what is older than a minute is forgotten",
    [
      [0, 0],
      [100, 1000],
      [150, 1050],
    ],
    1,
  ],
  [
    "reports that are more than a minute apart",
    [
      [0, 0],
      [100, 1000],
    ],
    null,
  ],
  [
    "a job that counts anew",
    [
      [100, 10],
      [110, 30],
      [120, 5],
    ],
    null,
  ],
  [
    "an older report that comes late",
    [
      [100, 10],
      [110, 30],
      [105, 40],
    ],
    2,
  ],
])("%s", (_, samples, rate) => {
  expect(recentRate(seen(...samples))).toBe(rate);
});
