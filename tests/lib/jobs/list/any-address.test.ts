import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { printCursor } from "@/lib/jobs/filter/page-cursor";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";
import { parseCursor } from "@/lib/jobs/filter/parse-page-cursor";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import type { RawParams } from "@/lib/jobs/params";
import { SORTS } from "@/lib/jobs/sort";
import { testDatabase } from "@/tests/support/database";
import { insertJob } from "@/tests/support/jobs/job-factory";

const database = testDatabase();
beforeAll(async () => {
  for (const name of ["a", "\ufffd", "😀", null]) await insertJob(database(), { name });
});

const digits = fc.stringMatching(/^\d{0,22}$/);
/** Moments as they could be, on days and at hours that there are and that there are not. */
const moments = fc
  .tuple(
    fc.constantFrom("0000", "0001", "1969", "2026", "9999", "10000", "-001", "+2026"),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
    fc.constantFrom("T", " ", "t", ""),
    fc.constantFrom(
      "00:00:00",
      "23:59:59",
      "23:59:60",
      "24:00:00",
      "07:60:00",
      "7:00:00",
      "07:00",
      "٠٧:٠٠:٠٠",
    ),
    fc.constantFrom("", ".", ".5", ".123456", ".1234567", ".999999999"),
    fc.constantFrom("Z", "z", "+00:00", "-12:00", "", " BC"),
  )
  .map(([year, month, day, between, clock, part, zone]) => {
    const two = (number: number) => String(number).padStart(2, "0");
    return `${year}-${two(month)}-${two(day)}${between}${clock}${part}${zone}`;
  });
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(
    "infinity",
    "now",
    "'",
    "\\",
    "\0",
    "\ud800",
    "%",
    "%s",
    "null",
    "constructor",
    "__proto__",
  ),
);
const cursors = fc
  .tuple(fc.oneof(digits, anyText), fc.constantFrom(".", ""), fc.oneof(moments, anyText))
  .map((parts) => parts.join(""));

test("the database can take every cursor that is taken, and prints it back", async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(cursors, fc.constantFrom(...SORTS), async (text, sort) => {
      const cursor = parseCursor(text, sort);
      if (cursor === null) return;
      taken += 1;
      expect(printCursor(cursor)).toBe(text);
      const type = sort === "date" ? "timestamptz" : "text";
      await database().sql(`select $1::bigint as id, $2::${type} as value`, [cursor.id, cursor.value]);
    }),
    { numRuns: 1_500 },
  );
  expect(taken).toBeGreaterThan(20);
});

const names = fc.constantFrom(
  "tab",
  "status",
  "type",
  "sort",
  "page",
  "after",
  "before",
  "end",
  "cleared",
  "owner",
  "since",
  "from",
  "to",
  "rejected",
  "silent",
  "longer",
  "q",
  "__proto__",
);
const values = fc.oneof(
  cursors,
  anyText,
  moments,
  fc.constantFrom("imports", "failed", "import", "name", "date", "2", "1", "1000000000", "-failed", "-sync"),
  fc.constantFrom(
    "24h",
    "9999w",
    "yesterday",
    "2026-11-24",
    "0001-01-01",
    "9999-12-31",
    "yes",
    "no",
    "999999d",
  ),
);
const addresses: fc.Arbitrary<RawParams> = fc.dictionary(
  names,
  fc.oneof(values, fc.array(values, { maxLength: 2 })),
);

test("any address shows a page, with a notice for each value that is ignored, and none that turns text around", async () => {
  await fc.assert(
    fc.asyncProperty(addresses, async (params) => {
      const { notices } = parseFilter(params, { role: "admin" });
      for (const notice of notices) expect(notice).toMatch(/^[^\p{Cc}\p{Bidi_Control}]+$/u);
      const dashboard = await readDashboard(database().access, params, { zone: "Asia/Kathmandu" });
      expect(dashboard.jobs.length).toBeLessThanOrEqual(4);
    }),
    { numRuns: 300 },
  );
});
