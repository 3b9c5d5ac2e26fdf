import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_FILTER, type JobFilter, toParams, withFilter } from "@/lib/jobs/filter/filter";
import { ANSWERS } from "@/lib/jobs/filter/filter-words";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { DURATION_PATTERN, SINCE_PATTERN } from "@/lib/jobs/filter/time-words";
import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TABS } from "@/lib/jobs/tab";

const STAFF = { role: "staff" } as const;
const ADMIN = { role: "admin" } as const;

/** A text that is not empty, without spaces around it and without what no database can hold. */
const named = (text: string) => text.replaceAll("\0", "").trim() || "maria";

/** Days and instants of all years that there are. */
const moments = fc
  .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)));

const filters: fc.Arbitrary<JobFilter> = fc.record({
  tab: fc.constantFrom(...TABS),
  status: fc.constantFrom(null, ...CARD_STATUSES, ...CARD_STATUSES.map((one) => `-${one}` as const)),
  type: fc.oneof(fc.constant(null), fc.stringMatching(/^-?[a-z][a-z0-9_]{0,49}$/)),
  owner: fc.oneof(fc.constant(null), fc.string({ unit: "grapheme", maxLength: 40 }).map(named)),
  since: fc.oneof(fc.constantFrom(null, "today", "yesterday"), fc.stringMatching(SINCE_PATTERN)),
  from: fc.oneof(fc.constant(null), moments),
  to: fc.oneof(fc.constant(null), moments),
  rejected: fc.constantFrom(null, ...ANSWERS),
  silent: fc.constantFrom(null, ...ANSWERS),
  longer: fc.oneof(fc.constant(null), fc.stringMatching(DURATION_PATTERN)),
  q: fc.oneof(fc.constant(null), fc.string({ unit: "grapheme", maxLength: 40 }).map(named)),
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 1_000_000_000 }),
  meanings: fc.constant({}),
  cursor: fc.constant(null),
});

test("a filter survives the address", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const { filter: read, notices } = parseFilter(Object.fromEntries(toParams(filter)), ADMIN);
      expect(read).toEqual(filter);
      expect(notices).toEqual([]);
    }),
  );
});

test("a direction mark in an address turns nothing around in the notice", () => {
  expect(parseFilter({ sort: "\u202eezis\n" }, STAFF).notices).toEqual(["Unknown sort “ezis ” was ignored."]);
});

test("defaults leave the address clean, but the whole list names its tab, since /jobs alone opens the default view", () => {
  expect(withFilter("/jobs/show/7", DEFAULT_FILTER)).toBe("/jobs/show/7");
  expect(withFilter("/jobs", DEFAULT_FILTER)).toBe("/jobs?tab=general");
});

test.each([
  ["tab", "nonsense"],
  ["tab", "Imports"],
  ["status", "nonsense"],
  ["status", "queued"],
  ["status", "FAILED"],
  ["sort", "size"],
  ["type", "Drop Table"],
  ["type", "a".repeat(51)],
  ["status", "--failed"],
  ["status", "-queued"],
  ["type", "--sync"],
  ["since", "0h"],
  ["since", "24"],
  ["since", "10000d"],
  ["since", "5s"],
  ["since", "tomorrow"],
  ["from", "2026-02-29"],
  ["from", "0000-01-01"],
  ["from", "10000-01-01"],
  ["from", "2026-11-24T10:00:00"],
  ["to", "2026-11-24T25:00:00Z"],
  ["to", "24 Nov 2026"],
  ["rejected", "true"],
  ["silent", "1"],
  ["longer", "0s"],
  ["longer", "2w"],
  ["longer", "10 m"],
  ["page", "-3"],
  ["page", "0"],
  ["page", "1.5"],
  ["page", "1e3"],
  ["page", "9".repeat(40)],
])("%s=%s is ignored and named in a notice", (name, value) => {
  const { filter, notices } = parseFilter({ [name]: value }, STAFF);
  expect(filter).toEqual(DEFAULT_FILTER);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain(name);
  expect(notices[0]).toContain(value.slice(0, 40));
});

test("a repeated parameter is ignored rather than half obeyed", () => {
  const { filter, notices } = parseFilter({ status: ["failed", "completed"] }, STAFF);
  expect(filter.status).toBeNull();
  expect(notices).toEqual(["“status” appears more than once in the address and was ignored."]);
});

test("no text makes the parser throw", () => {
  const value = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()));
  fc.assert(fc.property(fc.dictionary(fc.string(), value), (params) => void parseFilter(params, STAFF)));
});
