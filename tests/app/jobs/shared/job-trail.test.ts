import { expect, test } from "vitest";
import { backToList, jobTrail } from "@/app/jobs/shared/job-trail";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";

const THIRD_PAGE: JobFilter = {
  ...DEFAULT_FILTER,
  status: "failed",
  page: 3,
  cursor: { side: "after", place: { id: "17", value: null } },
};

test.each([
  [DEFAULT_FILTER, "/jobs?tab=general#job-21"],
  [THIRD_PAGE, "/jobs?status=failed&page=3&after=17#job-21"],
])("the way back leads to the page of the list and to the job's row", (filter, address) => {
  expect(backToList("21", filter)).toBe(address);
  expect(jobTrail("21", filter).at(-2)?.href).toBe(address);
});
