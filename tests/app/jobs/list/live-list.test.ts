import { expect, test } from "vitest";
import { arrived, eventsAddress, listNow, NOTHING_ARRIVED } from "@/app/jobs/list/live-list";
import { shownJob } from "@/app/jobs/list/shown-job";
import type { ShownList } from "@/app/jobs/list/shown-list";
import { DEFAULT_FILTER, type JobFilter } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { RUNNING_JOB } from "@/tests/support/jobs/job-values";

const SAID = { year: "2026" };

const row = (job: Partial<JobSummary> & { id: string }) =>
  shownJob(
    { ...RUNNING_JOB, ...job },
    { href: `/jobs/show/${job.id}?status=running`, zone: "UTC", said: SAID },
  );

/** A row as it arrives: without an address. */
function arriving(job: Partial<JobSummary> & { id: string }) {
  const { href: _, ...rest } = row(job);
  return rest;
}

const list = (filter: Partial<JobFilter> = {}, pages: Partial<ShownList["pages"]> = {}): ShownList => ({
  frame: {
    viewer: { id: "7", name: "maria", role: "admin" },
    zone: "UTC",
    isZoneChosen: true,
    theme: "system",
    views: { pinned: [], hasDefault: false },
    shortcuts: true,
    build: "1",
  },
  readAt: "2026-11-30T14:02:31.123456Z",
  readOn: "30 Nov 2026 14:02:31",
  filter: { ...DEFAULT_FILTER, ...filter },
  counts: { total: 3, pending: 0, running: 2, completed: 1, failed: 0, cancelled: 0 },
  withRejectedRows: 0,
  silent: 0,
  tabs: { general: 3, imports: 1 },
  total: 2,
  isWhole: true,
  types: [],
  hasMoreTypes: false,
  notices: [],
  search: { text: "", kept: [], chips: [], all: null },
  viewName: "Jobs",
  jobs: [row({ id: "8" }), row({ id: "7" })],
  pages: {
    page: 1,
    pages: 1,
    first: 1,
    exact: true,
    previous: false,
    next: false,
    stopped: null,
    addresses: { first: "", previous: "", next: "", last: "" },
    ...pages,
  },
  run: null,
});

const MESSAGE = { now: 0 };
const cards = { total: 4, pending: 0, running: 1, completed: 3, failed: 0, cancelled: 0 };

test("each part that arrives replaces the page's, and the others stay", () => {
  const page = list();
  const first = arrived(NOTHING_ARRIVED, "reset", { ...MESSAGE, cards, total: 1 });
  const now = listNow(page, arrived(first, "change", { ...MESSAGE, total: 9, withRejectedRows: 5 }));
  expect(now).toEqual({ ...page, counts: cards, total: 9, withRejectedRows: 5 });
  expect(listNow(page, NOTHING_ARRIVED)).toEqual(page);
});

test("a row changes in its place, and keeps its address", () => {
  const progressed = arriving({ id: "7", name: "Another name" });
  const { jobs } = listNow(
    list(),
    arrived(NOTHING_ARRIVED, "change", { ...MESSAGE, rows: { 7: progressed } }),
  );
  expect(jobs).toEqual([row({ id: "8" }), { ...progressed, href: "/jobs/show/7?status=running" }]);
});

test("a job that is late stays marked when its row changes, until it ends", () => {
  const late = shownJob(
    { ...RUNNING_JOB, id: "7" },
    { href: "/jobs/show/7", zone: "UTC", said: SAID, lateAfter: 60 },
  );
  const after = (job: Partial<JobSummary>) => {
    const rows = { 7: arriving({ id: "7", ...job }) };
    return listNow({ ...list(), jobs: [late] }, arrived(NOTHING_ARRIVED, "reset", { ...MESSAGE, rows }));
  };
  expect(after({ progressDone: "9" }).jobs[0]?.running).toMatchObject({ lateAfter: 60, isLate: true });
  expect(after({ status: "completed" }).jobs[0]?.running).toBeUndefined();
});

test("a change has only the rows that changed, a reset all of them", () => {
  const first = arrived(NOTHING_ARRIVED, "change", { ...MESSAGE, rows: { 7: null } });
  const second = arrived(first, "change", { ...MESSAGE, rows: { 8: arriving({ id: "8" }) } });
  expect(Object.keys(second.rows)).toEqual(["7", "8"]);
  const third = arrived(second, "reset", { ...MESSAGE, rows: { 8: arriving({ id: "8" }) } });
  expect(Object.keys(third.rows)).toEqual(["8"]);
});

test("under a filter of all statuses but one, a job that gets that one no longer matches", () => {
  const parts = arrived(NOTHING_ARRIVED, "reset", {
    ...MESSAGE,
    rows: { 8: arriving({ id: "8", status: "completed" }) },
  });
  const left = (filter: Partial<JobFilter>) => listNow(list(filter), parts).jobs.map((job) => job.left);
  expect(left({ status: "-completed" })).toEqual(["filter", undefined]);
  expect(left({ status: "-failed" })).toEqual([undefined, undefined]);
});

test("changes are asked for under the whole filter", () => {
  const filter = { owner: "maria", since: "24h", status: "-failed", rejected: "yes", page: 2 } as const;
  expect(eventsAddress(list(filter), null)).toMatch(
    /^\/jobs\/events\?status=-failed&owner=maria&since=24h&rejected=yes&rows=8%2C7&viewer=7/,
  );
});

test("a job that no longer matches the filter stays where it is, and so does a deleted one as it last was", () => {
  const completed = arriving({ id: "8", status: "completed" });
  const renamed = arriving({ id: "7", name: "Another name" });
  const first = arrived(NOTHING_ARRIVED, "reset", { ...MESSAGE, rows: { 8: completed, 7: renamed } });
  const parts = arrived(first, "change", { ...MESSAGE, rows: { 7: null } });
  const left = (filter: Partial<JobFilter>) =>
    listNow(list(filter), parts).jobs.map(({ name, status, left }) => [name[0], status, left]);
  expect(left({ status: "running" })).toEqual([
    ["Airports", "completed", "filter"],
    ["Another name", "running", "deleted"],
  ]);
  expect(left({})).toEqual([
    ["Airports", "completed", undefined],
    ["Another name", "running", "deleted"],
  ]);
});

test("a queued job matches the filter Pending", () => {
  const queued = arrived(NOTHING_ARRIVED, "change", {
    ...MESSAGE,
    rows: { 8: arriving({ id: "8", status: "queued" }) },
  });
  expect(listNow(list({ status: "pending" }), queued).jobs[0]?.left).toBeUndefined();
});

const paramsOf = (address: string) => Object.fromEntries(new URL(address, "http://localhost").searchParams);

test("it listens under the list's own filter, to the rows in sight", () => {
  const filter = { tab: "imports", status: "failed", type: "ingest" } as const;
  expect(paramsOf(eventsAddress(list(filter), "17"))).toEqual({
    ...filter,
    rows: "8,7",
    clear: "17",
    viewer: "7",
    zone: "UTC",
  });
});

test("it hears the numbers of the pinned views that have one, and shows them", () => {
  const view = (id: string, count: string | null) => ({ id, name: "x", href: `/jobs?type=t${id}`, count });
  const views = { pinned: [view("3", "7"), view("4", null)], hasDefault: false };
  const page = { ...list(), frame: { ...list().frame, views } };
  expect(paramsOf(eventsAddress(page, null))).toMatchObject({ views: "3" });
  const now = listNow(page, arrived(NOTHING_ARRIVED, "change", { ...MESSAGE, views: { 3: 8 } }));
  expect(now.frame.views.pinned.map(({ count }) => count)).toEqual(["8", null]);
});

test.each<[string, Partial<JobFilter>, Partial<ShownList["pages"]>, boolean]>([
  ["the first page, newest first", {}, {}, true],
  ["a later page", { page: 2 }, { previous: true }, false],
  ["by name", { sort: "name" }, {}, false],
])("what is new: %s", (_, filter, pages, isNewest) => {
  const { newSince } = paramsOf(eventsAddress(list(filter, pages), null));
  expect(newSince).toBe(isNewest ? undefined : "2026-11-30T14:02:31.123456Z");
});
