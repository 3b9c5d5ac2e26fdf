import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDateAndClock, formatMoment } from "@/lib/format";
import { offsetIfRepeated } from "@/lib/time-zone/zone-offset";

test.each([
  ["the second before", "2026-10-24T23:59:59Z", "Europe/Berlin", "25 Oct 2026 01:59:59"],
  ["the first time", "2026-10-25T00:00:00Z", "Europe/Berlin", "25 Oct 2026 02:00:00 +02:00"],
  ["its end", "2026-10-25T00:59:59.999999Z", "Europe/Berlin", "25 Oct 2026 02:59:59 +02:00"],
  ["the second time", "2026-10-25T01:00:00Z", "Europe/Berlin", "25 Oct 2026 02:00:00 +01:00"],
  ["its end", "2026-10-25T01:59:59Z", "Europe/Berlin", "25 Oct 2026 02:59:59 +01:00"],
  ["the second after", "2026-10-25T02:00:00Z", "Europe/Berlin", "25 Oct 2026 03:00:00"],
  ["clocks set forward", "2026-03-29T01:00:00Z", "Europe/Berlin", "29 Mar 2026 03:00:00"],
  ["west of Greenwich", "2026-11-01T06:30:00Z", "America/New_York", "1 Nov 2026 01:30:00 -05:00"],
  ["back to UTC", "2026-10-25T01:30:00Z", "Europe/London", "25 Oct 2026 01:30:00 +00:00"],
  ["half an hour", "2026-04-04T14:45:00Z", "Australia/Lord_Howe", "5 Apr 2026 01:45:00 +11:00"],
  ["half an hour again", "2026-04-04T15:15:00Z", "Australia/Lord_Howe", "5 Apr 2026 01:45:00 +10:30"],
  ["a zone that is always the same", "2026-10-25T00:30:00Z", "UTC", "25 Oct 2026 00:30:00"],
])("%s: %s in %s reads %s", (_, iso, zone, text) => {
  expect(formatMoment(iso, zone)).toBe(text);
});

test("a job across that hour does not end before it starts on screen", () => {
  const [start, end] = ["2026-10-25T00:50:00Z", "2026-10-25T01:10:00Z"];
  expect(formatDateAndClock(start, "Europe/Berlin")).toEqual(["25 Oct 2026", "02:50:00 +02:00"]);
  expect(formatDateAndClock(end, "Europe/Berlin")).toEqual(["25 Oct 2026", "02:10:00 +01:00"]);
});

/** Zones, each with a moment at which its clocks are set back. */
const SET_BACK: [zone: string, iso: string][] = [
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["America/St_Johns", "2026-11-01T04:30:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00:00Z"],
  ["UTC", "2026-10-25T01:00:00Z"],
];

test("no two moments of a zone read the same, around the hour that comes twice", () => {
  const nearby = fc.integer({ min: -180, max: 180 });
  fc.assert(
    fc.property(fc.constantFrom(...SET_BACK), nearby, nearby, ([zone, iso], some, others) => {
      fc.pre(some !== others);
      const [one = "", other = ""] = [some, others].map((minutes) =>
        formatMoment(new Date(Date.parse(iso) + minutes * 60_000).toISOString(), zone),
      );
      expect(one).not.toBe(other);
    }),
    { numRuns: 3_000 },
  );
});

test("of a year of Berlin, the offset stands beside two hours and no more", () => {
  const hours = Array.from({ length: 365 * 24 }, (_, at) => new Date(Date.UTC(2026, 0, 1, at)));
  const repeated = hours.filter((hour) => offsetIfRepeated(hour, "Europe/Berlin") !== null);
  expect(repeated.map((hour) => hour.toISOString().slice(0, 13))).toEqual(["2026-10-25T00", "2026-10-25T01"]);
});
