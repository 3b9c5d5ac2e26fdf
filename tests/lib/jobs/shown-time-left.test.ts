import { expect, test } from "vitest";
import { formatRate, formatRoughly, formatTimeLeft, formatUsualTime } from "@/lib/jobs/shown-time-left";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

test.each([
  [0, 59, "less than a minute left"],
  [60, 60, "less than a minute left"],
  [29, 61, "up to 1 min left"],
  [29, 160, "up to 3 min left"],
  [31, 160, "about 1 to 3 min left"],
  [96, 144, "about 2 min left"],
  [150, 270, "about 3 to 5 min left"],
  [9.5 * MINUTE, 14.2 * MINUTE, "about 10 to 15 min left"],
  [48 * MINUTE, 72 * MINUTE, "about 50 to 70 min left"],
  [20 * MINUTE, 2 * HOUR, "up to 2 h left"],
  [80 * MINUTE, 2 * HOUR, "about 1 to 2 h left"],
  [3 * HOUR, 3 * HOUR, "about 3 h left"],
  [5 * HOUR, 37 * HOUR, "up to 2 days left"],
  [30 * HOUR, 37 * HOUR, "about 1 to 2 days left"],
  [2 * DAY, 2 * DAY, "about 2 days left"],
  [33 * DAY, 48 * DAY, "about 30 to 50 days left"],
])("from %d to %d s: %s", (from, to, text) => {
  expect(formatTimeLeft({ from, to })).toBe(text);
});

test.each([
  [0, "0 s"],
  [0.28, "0.3 s"],
  [7.4, "7 s"],
  [43, "45 s"],
  [93, "1 min 30 s"],
  [247, "4 min"],
  [2 * HOUR + 7 * MINUTE, "2 h 10 min"],
  [26.4 * HOUR, "1 d 2 h"],
  [40.3 * DAY, "40 d"],
])("%d s is about %s", (seconds, text) => {
  expect(formatRoughly(seconds)).toBe(text);
});

test("what others took is one time where half and nearly all took the same", () => {
  expect(formatUsualTime({ usualSeconds: 243, longSeconds: 655 })).toBe("usually 4 min, up to 11 min");
  expect(formatUsualTime({ usualSeconds: 238, longSeconds: 262 })).toBe("usually 4 min");
});

test.each([
  [1234.5, "1,200 a second"],
  [41.7, "42 a second"],
  [1.23, "1.2 a second"],
  [0.99, "59 a minute"],
  [0.05, "3 a minute"],
  [3 / HOUR, "3 an hour"],
  [1.5 / DAY, "1.5 a day"],
  [0.5 / DAY, null],
  [0, null],
])("a rate of %d: %s", (perSecond, text) => {
  expect(formatRate(perSecond)).toBe(text);
});
