import { expect, test } from "vitest";
import { eventsAddress, pageValues } from "@/app/jobs/show/[id]/_components/live/page-values";
import { shownExpectation } from "@/app/jobs/show/[id]/_components/live/shown-expectation";
import type { WatchedJob } from "@/lib/jobs/get-job";
import type { SubtaskPage } from "@/lib/jobs/subtasks/read-subtasks";
import { FAILED_JOB, QUEUED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";

const watched = (job: WatchedJob["job"]): WatchedJob => ({ job, readAt: 7, version: "v1" });
const COUNTS = { pending: 0, running: 0, completed: 200, failed: 0, cancelled: 0, total: 200 };

const pageOf = (...numbers: number[]): SubtaskPage => ({
  counts: COUNTS,
  filter: { status: null, page: 1 },
  notices: [],
  total: numbers.length,
  pages: 1,
  subtasks: numbers.map((number) => ({
    number,
    name: "Read",
    status: "completed",
    startedAt: null,
    finishedAt: "2026-03-01T11:00:02Z",
    error: null,
  })),
});

const FRAME = {
  viewer: { id: "7", name: "maria", role: "staff" as const },
  zone: "UTC",
  views: { pinned: [], hasDefault: false },
};

test.each<[string, WatchedJob["job"], number[], string | null]>([
  ["that runs", RUNNING_JOB, [], "/jobs/events?job=4711&viewer=7&zone=UTC"],
  ["that waits", QUEUED_JOB, [], "/jobs/events?job=4711&viewer=7&zone=UTC"],
  [
    "with subtasks in sight",
    RUNNING_JOB,
    [51, 52, 100],
    "/jobs/events?job=4711&subtasks=51-100&viewer=7&zone=UTC",
  ],
  ["with subtasks from all over it", RUNNING_JOB, [1, 101], "/jobs/events?job=4711&viewer=7&zone=UTC"],
  ["that has ended", FAILED_JOB, [1, 2], null],
])("the page of a job %s hears from %s", (_, job, numbers, address) => {
  expect(eventsAddress(watched(job), pageOf(...numbers), FRAME)).toBe(address);
});

test("it hears the numbers of the pinned views that have one", () => {
  const view = (id: string, count: string | null) => ({ id, name: "x", href: "/jobs?q=x", count });
  const views = { pinned: [view("3", "7"), view("4", null), view("5", "0")], hasDefault: false };
  expect(eventsAddress(watched(RUNNING_JOB), pageOf(), { ...FRAME, views })).toBe(
    "/jobs/events?job=4711&views=3%2C5&viewer=7&zone=UTC",
  );
  expect(eventsAddress(watched(FAILED_JOB), pageOf(), { ...FRAME, views })).toBeNull();
});

test("what the page shows has the shape of what it is told, in the viewer's zone", () => {
  expect(pageValues(watched(RUNNING_JOB), pageOf(51), "Asia/Tokyo")).toMatchObject({
    now: 7,
    version: "v1",
    job: { status: "running", startedAt: Date.UTC(2026, 2, 1, 11, 0, 1, 500) },
    subtasks: {
      counts: COUNTS,
      rows: { 51: ["completed", null, ["2026-03-01T11:00:02Z", "1 Mar 2026 20:00:02"]] },
    },
  });
});

test("an ended job's subtasks are not sent a second time: their table has them, and they no longer move", () => {
  expect(pageValues(watched(FAILED_JOB), pageOf(1, 2), "UTC").subtasks).toEqual({ counts: COUNTS, rows: {} });
});

test("an expected time says from which jobs it is taken, and when a job is late only from twenty of them", () => {
  const expected = { basis: "name", jobs: 40, usualSeconds: 240, longSeconds: 660 } as const;
  expect(shownExpectation(expected)).toEqual({
    usualSeconds: 240,
    longSeconds: 660,
    text: "usually 4 min, up to 11 min",
    onHover: "Taken from the last 40 completed jobs of this type and name",
    lateAfter: 660,
  });
  expect(shownExpectation({ ...expected, basis: "type", jobs: 19 })).toMatchObject({
    onHover: "Taken from the last 19 completed jobs of this type",
    lateAfter: null,
  });
  expect(shownExpectation(null)).toBeNull();
});
