import { expect, test } from "vitest";
import type { JobLine, SubtaskLine } from "@/app/jobs/events/messages";
import {
  liveValues,
  type PageValues,
  reasonToRedraw,
  withMessage,
} from "@/app/jobs/show/[id]/_components/live/live-values";

const JOB: JobLine = {
  status: "running",
  startedAt: 0,
  durationSeconds: null,
  progress: { done: "10", total: "100", note: null },
  lastSignAt: 1_000,
  isSilent: false,
};
const COUNTS = { pending: 1, running: 0, completed: 0, failed: 0, cancelled: 0, total: 1 };
const rows = (status: SubtaskLine[0]): Record<number, SubtaskLine> => ({ 7: [status, null, null] });
const PAGE: PageValues = {
  now: 2_000,
  version: "v1",
  job: JOB,
  subtasks: { counts: COUNTS, rows: rows("pending") },
};

test("a message changes what it says, and nothing else", () => {
  const before = liveValues(PAGE);
  expect(withMessage(before, { now: 3_000 })).toEqual({ ...before, now: 3_000 });
  const job = { ...JOB, isSilent: true };
  expect(withMessage(before, { now: 3_000, job })).toMatchObject({
    job,
    subtasks: PAGE.subtasks,
    version: "v1",
  });
  const subtasks = { counts: COUNTS, rows: rows("running") };
  expect(withMessage(before, { now: 3_000, subtasks })).toMatchObject({ job: JOB, subtasks });
});

test("of a deleted job the last that was known stays; it can come back", () => {
  const deleted = withMessage(liveValues(PAGE), { now: 3_000, job: null });
  expect(deleted).toMatchObject({ isDeleted: true, job: JOB });
  expect(withMessage(deleted, { now: 4_000 }).isDeleted).toBe(true);
  expect(withMessage(deleted, { now: 4_000, job: JOB }).isDeleted).toBe(false);
});

test("progress is remembered by when it was reported, each once", () => {
  const progressed = (done: string, lastSignAt: number | null) => ({
    ...JOB,
    progress: { done, total: "100", note: null },
    lastSignAt,
  });
  const values = [
    { now: 3_000, job: progressed("20", 2_500) },
    { now: 4_000, job: progressed("20", 3_900) },
    { now: 5_000, job: progressed("30", null) },
    { now: 6_000, job: { ...JOB, progress: null } },
  ].reduce(withMessage, liveValues(PAGE));
  expect(values.samples).toEqual([
    { at: 1_000, done: 10 },
    { at: 2_500, done: 20 },
    { at: 5_000, done: 30 },
  ]);
});

test("the page is drawn anew for another version and for a new failure in sight, each once, not for a deleted job", () => {
  const reason = (message: Partial<PageValues>) =>
    reasonToRedraw(PAGE, withMessage(liveValues(PAGE), { now: 3_000, ...message }));
  expect(reason({})).toBeNull();
  expect(reason({ subtasks: { counts: COUNTS, rows: rows("completed") } })).toBeNull();
  const another = reason({ version: "v2" });
  const failed = reason({ subtasks: { counts: COUNTS, rows: rows("failed") } });
  expect(another).not.toBeNull();
  expect(failed).not.toBeNull();
  expect(another).not.toBe(failed);
  expect(reason({ version: "v2" })).toBe(another);
  const failedBefore = { ...PAGE, subtasks: { counts: COUNTS, rows: rows("failed") } };
  expect(reasonToRedraw(failedBefore, liveValues(failedBefore))).toBeNull();
  expect(
    reasonToRedraw(PAGE, withMessage(liveValues(PAGE), { now: 3_000, version: "v2", job: null })),
  ).toBeNull();
});
