import { expect, test } from "vitest";
import { viewsNow } from "@/app/jobs/views/views-now";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";

const NUMBERS = {
  filter: { ...DEFAULT_FILTER, tab: "imports" as const, type: "-ingest", sort: "name" as const, page: 3 },
  counts: { total: 9, pending: 1, running: 2, completed: 3, failed: 1_200, cancelled: 0 },
  tabs: { general: 5_000, imports: 9 },
  total: 7,
};

test.each([
  ["/jobs?tab=imports&status=failed", "1,200"],
  ["/jobs?tab=imports&status=failed&sort=name", "1,200"],
  ["/jobs?tab=imports", "9"],
  ["/jobs?sort=name", "5,000"],
  ["/jobs?tab=general", "5,000"],
  ["/jobs?sort=name&status=failed&tab=imports", "1,200"],
  ["/jobs?type=-ingest&tab=imports", "7"],
  ["/jobs?tab=imports&type=-ingest", "7"],
  ["/jobs?status=failed", "old"],
  ["/jobs?tab=imports&status=-failed", "old"],
])("the number of %s is %s", (href, count) => {
  const views = { pinned: [{ id: "1", name: "x", href, count: "old" }], hasDefault: false };
  expect(viewsNow(views, NUMBERS).pinned.map((view) => view.count)).toEqual([count]);
});

test("a view without a number has none, whatever the page shows", () => {
  const pinned = [{ id: "1", name: "x", href: "/jobs?tab=imports", count: null }];
  expect(viewsNow({ pinned, hasDefault: true }, NUMBERS)).toEqual({ pinned, hasDefault: true });
});

test("a number that has come since is shown, but never beside another number of the same jobs on the page", () => {
  const view = (id: string, href: string) => ({ id, name: "x", href, count: "old" });
  const pinned = [
    view("1", "/jobs?status=failed"),
    view("2", "/jobs?tab=imports"),
    view("3", "/jobs?type=sync"),
  ];
  expect(
    viewsNow({ pinned, hasDefault: false }, NUMBERS, { 1: 1_201, 2: 10 }).pinned.map((now) => [
      now.count,
      now.isLive,
    ]),
  ).toEqual([
    ["1,201", true],
    ["9", true],
    ["old", false],
  ]);
});
