import { expect, test } from "vitest";
import { jobChanges } from "@/lib/cli/watch/job-changes";
import type { JobSummary } from "@/lib/jobs/job";
import type { Subtask } from "@/lib/jobs/subtasks/subtask";
import type { JobUpdate } from "@/lib/live/update";
import { aSummary } from "@/tests/support/jobs/summary";

const COUNTS = { total: 0, pending: 0, running: 0, completed: 0, failed: 0, cancelled: 0 };

interface Parts {
  job?: Partial<JobSummary>;
  subtasks?: Partial<Subtask>[];
  counts?: Partial<typeof COUNTS>;
}

function update({ job = {}, subtasks = [], counts = {} }: Parts): JobUpdate {
  const rows = subtasks.map((subtask, at): Subtask => {
    const usual = { startedAt: null, finishedAt: null, error: null };
    return { number: at + 1, name: `Step ${at + 1}`, status: "pending", ...usual, ...subtask };
  });
  return { job: aSummary(job), subtasks: { counts: { ...COUNTS, ...counts }, rows }, version: "" };
}

test("first everything is said but the subtasks, and then only what changes", () => {
  const first = update({
    job: { status: "running", progressDone: "5", progressTotal: "9", progressNote: "row 5" },
    subtasks: [{ status: "completed" }, { status: "running" }],
  });
  expect(jobChanges(null, first)).toEqual({ events: ["running"], progress: "5 of 9 row 5", end: null });
  expect(jobChanges(first, first)).toEqual({ events: [], progress: null, end: null });
  const moved = update({ job: { ...first.job, progressDone: "6" }, subtasks: [...first.subtasks.rows] });
  expect(jobChanges(first, moved)).toEqual({ events: [], progress: "6 of 9 row 5", end: null });
  // A sign of life that says nothing new is not printed.
  const heard = update({ job: { ...first.job, lastSignAt: "2026-03-01T10:00:09Z" } });
  expect(jobChanges(update({ job: first.job }), heard).events).toEqual([]);
});

test("each status is said once, an end with how long it took and with its rejected rows", () => {
  const pending = update({});
  const queued = update({ job: { status: "queued" } });
  expect([jobChanges(null, pending).events, jobChanges(pending, queued).events]).toEqual([
    ["pending"],
    ["queued"],
  ]);
  const times = { durationSeconds: 185, rowsGiven: 3376, rowsRejected: 12 };
  const completed = update({ job: { status: "completed", ...times } });
  expect(jobChanges(queued, completed)).toEqual({
    events: [],
    progress: null,
    end: "completed, 12 of 3,376 rows rejected after 3 min 5 s",
  });
  const neverStarted = update({ job: { status: "cancelled", durationSeconds: null } });
  expect(jobChanges(null, neverStarted)).toEqual({ events: [], progress: null, end: "cancelled" });
});

test("a subtask has a line when it ends, with its error when it failed", () => {
  const before = update({ subtasks: [{ status: "running" }, {}, { status: "completed" }] });
  const after = update({
    subtasks: [
      { status: "completed" },
      { status: "failed", error: "no such city" },
      { status: "completed" },
      { status: "failed", name: "Late" },
      { status: "running" },
    ],
  });
  expect(jobChanges(before, after).events).toEqual([
    "subtask 1 Step 1: completed",
    "subtask 2 Step 2: failed: no such city",
    "subtask 4 Late: failed: No message was reported.",
  ]);
});

test("subtasks that are too many for lines of their own are counted, unless the job reports progress", () => {
  const counts = { total: 3_000, completed: 1_200, failed: 2 };
  const counted = "1,200 of 3,000 subtasks completed, 2 failed";
  expect(jobChanges(null, update({ counts })).progress).toBe(counted);
  expect(jobChanges(null, update({ counts: { ...counts, total: 100 } })).progress).toBeNull();
  expect(jobChanges(null, update({ counts, job: { progressDone: "7" } })).progress).toBe("7");
});

test("silence is said with its beginning, and its end only while the job runs", () => {
  const running = update({ job: { status: "running", lastSignAt: "2026-03-01T10:00:02.123Z" } });
  const silent = update({ job: { ...running.job, isSilent: true } });
  expect(jobChanges(running, silent).events).toEqual(["silent, last heard from at 2026-03-01 10:00:02"]);
  expect(jobChanges(null, silent).events).toEqual([
    "running",
    "silent, last heard from at 2026-03-01 10:00:02",
  ]);
  expect(jobChanges(silent, silent).events).toEqual([]);
  expect(jobChanges(silent, running).events).toEqual(["heard from again"]);
  expect(jobChanges(silent, update({ job: { status: "failed" } })).events).toEqual([]);
});
