import { expect, test } from "vitest";
import { placeOfSearch } from "@/app/jobs/search/place-of-search";
import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { testDatabase } from "@/tests/support/database";

const database = testDatabase();

test("an emptied field leads to all jobs, not to the viewer's default view", async () => {
  const placeOf = (params: Record<string, string>) => placeOfSearch(database().access, params);
  expect(ALL_JOBS).not.toBe("/jobs");
  for (const q of ["", "  "]) expect(await placeOf({ q })).toBe(ALL_JOBS);
  expect(await placeOf({ q: "", type: "", status: "" })).toBe(ALL_JOBS);
  expect(await placeOf({ q: "", tab: "imports" })).toBe("/jobs?tab=imports");
  expect(await placeOf({ tab: "general" })).toBeNull();
});
