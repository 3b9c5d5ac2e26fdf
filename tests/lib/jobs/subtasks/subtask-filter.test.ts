import { expect, test } from "vitest";
import { parseSubtaskFilter, withSubtaskFilter } from "@/lib/jobs/subtasks/subtask-filter";
import { searchOf } from "@/lib/web/request/search-of";

test("a link to other subtasks keeps whatever else stands in the address", () => {
  const params = { status: "failed", tab: ["a", "b"], subtasks: "running", subtaskPage: "4" };
  const search = (status: "failed" | null, page: number) =>
    searchOf(withSubtaskFilter(params, { status, page }));
  expect(search("failed", 2)).toBe("?status=failed&tab=a&tab=b&subtasks=failed&subtaskPage=2");
  expect(search(null, 1)).toBe("?status=failed&tab=a&tab=b");
});

test("an address leads back to the filter that it was made of", () => {
  for (const filter of [
    { status: null, page: 1 },
    { status: "failed", page: 3 },
  ] as const) {
    expect(parseSubtaskFilter(withSubtaskFilter({}, filter))).toEqual({ filter, notices: [] });
  }
});
