import { expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatDateAndClock,
  formatDuration,
  formatEstimate,
  formatMoment,
  knownZone,
} from "@/lib/format";

test.each([
  [0, "0 s"],
  [0.004, "0 s"],
  [0.28, "0.28 s"],
  [9.999, "10 s"],
  [12.4, "12 s"],
  [59.6, "1 min"],
  [185, "3 min 5 s"],
  [3600, "1 h"],
  [90_061, "1 d 1 h"],
  [34_560_000, "400 d"],
  [104_032_800, "1,204 d 2 h"],
  [-5.391748, "-5.391748 s (the end is before the start)"],
])("%d seconds read as %s", (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

test("a moment is shown in its zone, across the date line too", () => {
  const iso = "2026-03-01T11:30:00.123456Z";
  expect(formatMoment(iso, "Asia/Kathmandu")).toBe("1 Mar 2026 17:15:00");
  expect(formatMoment(iso, "Pacific/Apia")).toBe("2 Mar 2026 00:30:00");
  expect(formatMoment("infinity", "UTC")).toBe("infinity");
  expect(formatDateAndClock(iso, "UTC")).toEqual(["1 Mar 2026", "11:30:00"]);
  expect(formatDateAndClock("infinity", "UTC")).toEqual(["infinity", ""]);
});

test("an unknown zone is UTC", () => {
  for (const zone of [null, "", "Mars/Olympus", "x".repeat(500), "../../etc"])
    expect(knownZone(zone)).toBe("UTC");
  expect(knownZone("Europe/Berlin")).toBe("Europe/Berlin");
});

test("counts and sizes read well", () => {
  expect([0, 1, 1204].map(formatCount)).toEqual(["0", "1", "1,204"]);
  expect([0, 999, 1000, 1_234_567, 5e12].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "1.2 MB",
    "5.0 TB",
  ]);
});

test("an estimate does not look like a count", () => {
  expect([100_400, 141_559, 9_999_999].map(formatEstimate)).toEqual(["100,000", "142,000", "10,000,000"]);
});
