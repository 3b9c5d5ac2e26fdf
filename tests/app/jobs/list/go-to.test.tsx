import { expect, test } from "vitest";
import { GoTo } from "@/app/jobs/list/go-to";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

const fields = (pages: number) => {
  const cursor = { side: "after", place: { value: "2026-11-21T21:33:12.391748Z", id: "17" } } as const;
  const filter = { ...DEFAULT_FILTER, status: "failed", sort: "name", page: 3, cursor } as const;
  return rendered(<GoTo filter={filter} pages={pages} />, "input").map(({ attributes }) => [
    attributes.name,
    attributes.value,
  ]);
};

test("it keeps the filter and the order, and asks for a page and an ID", () => {
  expect(fields(9)).toEqual([
    ["status", "failed"],
    ["sort", "name"],
    ["page", undefined],
    ["id", undefined],
  ]);
});

test("of a single page, no number is asked for", () => {
  expect(fields(1).map(([name]) => name)).toEqual(["status", "sort", "id"]);
});
