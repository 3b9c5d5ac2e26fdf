import fc from "fast-check";
import { expect, test } from "vitest";
import {
  firstAfter,
  firstOf,
  microsecondsOf,
  momentWord,
  printMoment,
  rollingStart,
} from "@/lib/jobs/filter/moment-words";

const NOW = microsecondsOf("2026-11-30T23:30:00.123456Z");

test.each([
  ["30m", "UTC", "2026-11-30T23:00:00.123456Z"],
  ["24h", "UTC", "2026-11-29T23:30:00.123456Z"],
  ["7d", "UTC", "2026-11-23T23:30:00.123456Z"],
  ["2w", "UTC", "2026-11-16T23:30:00.123456Z"],
  ["9999w", "UTC", "1835-04-13T23:30:00.123456Z"],
  ["today", "UTC", "2026-11-30T00:00:00.000000Z"],
  ["yesterday", "UTC", "2026-11-29T00:00:00.000000Z"],
  // There it is already the next day.
  ["today", "Europe/Berlin", "2026-11-30T23:00:00.000000Z"],
  ["yesterday", "America/New_York", "2026-11-29T05:00:00.000000Z"],
])("since %s in %s means since %s", (word, zone, moment) => {
  expect(printMoment(rollingStart(word, zone, NOW))).toBe(moment);
});

test.each([
  ["2026-11-24", "Europe/Berlin", "2026-11-23T23:00:00.000000Z", "2026-11-24T23:00:00.000000Z"],
  // A day of 23 hours.
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000000Z", "2026-03-29T22:00:00.000000Z"],
  ["2026-11-24T10:00:00Z", "Europe/Berlin", "2026-11-24T10:00:00.000000Z", "2026-11-24T10:00:00.000001Z"],
  ["2026-11-24T10:00:00.5+02:00", "UTC", "2026-11-24T08:00:00.500000Z", "2026-11-24T08:00:00.500001Z"],
  ["9999-12-31", "UTC", "9999-12-31T00:00:00.000000Z", "infinity"],
  ["9999-12-31T23:59:59-12:00", "UTC", "infinity", "infinity"],
  ["0001-01-01", "Asia/Tokyo", "-infinity", "0001-01-01T14:41:01.000000Z"],
  ["0001-01-01", "UTC", "0001-01-01T00:00:00.000000Z", "0001-01-02T00:00:00.000000Z"],
])("%s in %s is from %s up to %s", (word, zone, from, to) => {
  expect(momentWord(word)).toBe(word);
  expect([printMoment(firstOf(word, zone)), printMoment(firstAfter(word, zone))]).toEqual([from, to]);
});

test("a moment is printed as it was read, to the microsecond, and printed moments sort as text", () => {
  const micros = fc.bigInt({
    min: microsecondsOf("0001-01-01T00:00:00Z"),
    max: microsecondsOf("9999-12-31T00:00:00Z"),
  });
  fc.assert(
    fc.property(micros, micros, (one, other) => {
      expect(microsecondsOf(printMoment(one))).toBe(one);
      expect(printMoment(one) < printMoment(other)).toBe(one < other);
    }),
  );
});
