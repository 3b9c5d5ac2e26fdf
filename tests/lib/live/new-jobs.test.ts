import { expect, test } from "vitest";
import { createdAfter, isOlder, microseconds, notInSight } from "@/lib/live/new-jobs";

const place = (id: number, createdAt = id) => ({ id: String(id), createdAt });
/** Newest first. */
const places = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, at) => place(from - at));
const ids = (from: number, to: number) => new Set(places(from, to).map(({ id }) => id));

test("moments are read to the microsecond, whatever the number of their digits", () => {
  const second = Date.parse("2026-03-01T10:00:00Z") * 1000;
  expect(microseconds("2026-03-01T10:00:00Z")).toBe(second);
  expect(microseconds("2026-03-01T10:00:00.5Z")).toBe(second + 500_000);
  expect(microseconds("2026-03-01T10:00:00.000001Z")).toBe(second + 1);
  expect(microseconds("2026-03-01T10:00:00.123456Z")).toBe(second + 123_456);
});

test("when two jobs were created at the same moment, the one with the smaller id is older", () => {
  expect(isOlder(place(9, 5), place(10, 5))).toBe(true);
  expect(isOlder(place(10, 5), place(9, 5))).toBe(false);
  expect(isOlder(place(10, 4), place(9, 5))).toBe(true);
  expect(isOlder(place(9, 5), place(9, 5))).toBe(false);
});

test("the first jobs of a list that the page does not show are new, up to 25", () => {
  expect(notInSight(places(30, 5), ids(30, 6), place(6))).toEqual({ count: 0, more: false });
  expect(notInSight(places(33, 8), ids(30, 6), place(6))).toEqual({ count: 3, more: false });
  expect(notInSight(places(55, 30), ids(30, 6), place(6))).toEqual({ count: 25, more: false });
  expect(notInSight(places(56, 31), ids(30, 6), place(6))).toEqual({ count: 25, more: true });
});

test("a job that moves up to a full page because others left it is not new", () => {
  expect(notInSight([...places(30, 10), ...places(5, 2)], ids(30, 6), place(6))).toEqual({
    count: 0,
    more: false,
  });
});

test("on a page that is not full, every job that is added is new, also an old job that now matches the filter", () => {
  expect(notInSight([...places(3, 2), place(1)], ids(3, 2), null)).toEqual({ count: 1, more: false });
  expect(notInSight(places(1, 1), new Set(), null)).toEqual({ count: 1, more: false });
});

test("on a later page, a job is new when it was created after the page was read", () => {
  expect(createdAfter(places(30, 5), 28)).toEqual({ count: 2, more: false });
  expect(createdAfter(places(30, 5), 30)).toEqual({ count: 0, more: false });
  expect(createdAfter(places(30, 5), 1)).toEqual({ count: 25, more: true });
});
