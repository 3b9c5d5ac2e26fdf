import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_FILTER, type JobFilter, toParams, withFilter } from "@/lib/jobs/filter/filter";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { TABS } from "@/lib/jobs/tab";

const STAFF = { role: "staff" } as const;

const filters: fc.Arbitrary<JobFilter> = fc.record({
  tab: fc.constantFrom(...TABS),
  status: fc.constantFrom(null, ...CARD_STATUSES),
  type: fc.oneof(fc.constant(null), fc.stringMatching(/^[a-z][a-z0-9_]{0,49}$/)),
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 1_000_000_000 }),
  from: fc.constant(null),
});

test("a filter survives the address", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const { filter: read, notices } = parseFilter(Object.fromEntries(toParams(filter)), STAFF);
      expect(read).toEqual(filter);
      expect(notices).toEqual([]);
    }),
  );
});

test("a direction mark in an address turns nothing around in the notice", () => {
  expect(parseFilter({ sort: "\u202eezis\n" }, STAFF).notices).toEqual(["Unknown sort “ezis ” was ignored."]);
});

test("defaults leave the address clean", () => {
  expect(withFilter("/jobs", DEFAULT_FILTER)).toBe("/jobs");
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
