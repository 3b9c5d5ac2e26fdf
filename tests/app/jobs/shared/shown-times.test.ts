import { expect, test } from "vitest";
import { presentYear, saidBy, shownTime } from "@/app/jobs/shared/shown-times";

/** The times of a row as it shows them, the first one that of its creation. */
function shown([created = "", ...others]: string[], zone = "UTC", now = "2026-11-30T12:00:00Z"): string[] {
  const present = presentYear(now, zone);
  const said = saidBy(created, zone, present);
  return [shownTime(created, zone, present), ...others.map((iso) => shownTime(iso, zone, said))];
}

test.each<[string, string[], string[]]>([
  [
    "on one day",
    ["2026-11-21T10:00:00.123456Z", "2026-11-21T10:00:01Z", "2026-11-21T23:59:59.9Z"],
    ["21 Nov 10:00:00", "10:00:01", "23:59:59"],
  ],
  [
    "over midnight",
    ["2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z", "2026-11-22T00:00:09Z"],
    ["21 Nov 23:59:59", "22 Nov 00:00:00", "22 Nov 00:00:09"],
  ],
  [
    "in another year",
    ["2025-03-12T10:00:00Z", "2025-03-12T10:00:01Z", "2025-03-13T09:00:00Z"],
    ["12 Mar 2025 10:00:00", "10:00:01", "13 Mar 09:00:00"],
  ],
  [
    "over the turn of the year",
    ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z"],
    ["31 Dec 2025 23:59:59", "1 Jan 2026 00:00:00"],
  ],
  ["that are no dates", ["-infinity", "infinity"], ["-infinity", "infinity"]],
  ["before a date that is none", ["infinity", "2026-11-21T10:00:00Z"], ["infinity", "21 Nov 10:00:00"]],
])("of times %s, a date is said once", (_, times, texts) => {
  expect(shown(times)).toEqual(texts);
});

test("day and year are those of the viewer's zone", () => {
  const times = ["2026-11-21T23:30:00Z", "2026-11-22T00:30:00Z"];
  expect(shown(times, "Asia/Tokyo")).toEqual(["22 Nov 08:30:00", "09:30:00"]);
  expect(shown(["2025-12-31T23:30:00Z"], "Asia/Tokyo")).toEqual(["1 Jan 08:30:00"]);
  expect(shown(["2025-12-31T23:30:00Z"], "Asia/Tokyo", "2025-12-31T12:00:00Z")).toEqual([
    "1 Jan 2026 08:30:00",
  ]);
});

test("in the hour that comes twice, the offset stands beside each clock", () => {
  expect(shown(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"], "Europe/Berlin")).toEqual([
    "25 Oct 02:30:00 +02:00",
    "02:30:00 +01:00",
  ]);
});
