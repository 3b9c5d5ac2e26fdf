import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, dayOf, startOfDay } from "@/lib/time-zone/start-of-day";

const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

test.each([
  ["UTC", "2026-11-24", "2026-11-24T00:00:00.000Z"],
  ["Europe/Berlin", "2026-07-01", "2026-06-30T22:00:00.000Z"],
  // The days on which clocks are set.
  ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00.000Z"],
  ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z"],
  // Clocks are set forward at midnight: the day begins at one.
  ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  // They were set forward at half past eleven: the day began at half past twelve.
  ["America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000Z"],
  // Midnight comes twice: the day begins at the first.
  ["Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00.000Z"],
  // A day that was left out begins with the next one.
  ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z"],
  ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z"],
  ["Asia/Kathmandu", "2026-11-24", "2026-11-23T18:15:00.000Z"],
])("in %s the day %s begins at %s", (zone, day, moment) => {
  expect(new Date(startOfDay(numberOf(day), zone)).toISOString()).toBe(moment);
});

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Pacific/Apia",
  "Australia/Lord_Howe",
];

test("a moment is within the day that it is said to be in, and so is the first moment of a day", () => {
  const time = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), time, (zone, moment) => {
      const day = dayOf(moment, zone);
      expect(startOfDay(day, zone)).toBeLessThanOrEqual(moment);
      expect(startOfDay(day + 1, zone)).toBeGreaterThan(moment);
      expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
      expect(dayOf(startOfDay(day, zone) - 1, zone)).toBeLessThan(day);
    }),
  );
});
