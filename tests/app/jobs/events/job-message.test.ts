import { expect, test } from "vitest";
import { jobMessage, subtaskLine } from "@/app/jobs/events/job-message";
import type { JobUpdate } from "@/lib/live/update";
import { FAILED_JOB, QUEUED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";

const COUNTS = { pending: 1, running: 1, completed: 0, failed: 0, cancelled: 0, total: 2 };

const updateOf = (job: Partial<JobUpdate["job"]>): JobUpdate => ({
  job: { ...RUNNING_JOB, ...job },
  subtasks: {
    counts: COUNTS,
    rows: [
      {
        number: 7,
        name: "Read",
        status: "running",
        startedAt: "2026-03-01T11:00:02Z",
        finishedAt: null,
        error: null,
      },
      { number: 8, name: "Write", status: "pending", startedAt: null, finishedAt: null, error: null },
    ],
  },
  version: "v1",
});

test("a job that is deleted, or not visible, is one that is not there", () => {
  expect(jobMessage(null, "UTC")).toEqual({ job: null });
});

test("times are numbers where they are counted from, and texts in the viewer's zone where they are read", () => {
  const progress = { progressDone: "1200", progressTotal: "3376", progressNote: "row 1,200" };
  const lastSignAt = "2026-03-01T11:00:09.25Z";
  expect(jobMessage(updateOf({ ...progress, lastSignAt, isSilent: true }), "Asia/Tokyo")).toEqual({
    job: {
      status: "running",
      startedAt: Date.UTC(2026, 2, 1, 11, 0, 1, 500),
      durationSeconds: null,
      progress: { done: "1200", total: "3376", note: "row 1,200" },
      lastSignAt: Date.UTC(2026, 2, 1, 11, 0, 9, 250),
      isSilent: true,
    },
    subtasks: {
      counts: COUNTS,
      rows: {
        7: ["running", ["2026-03-01T11:00:02Z", "1 Mar 2026 20:00:02"], null],
        8: ["pending", null, null],
      },
    },
    version: "v1",
  });
});

test("the end of a subtask says its date only if that is not the date of its start", () => {
  const line = (startedAt: string | null, finishedAt: string) => {
    const read = { number: 7, name: "Read", status: "completed" as const, error: null };
    const [, started, finished] = subtaskLine({ ...read, startedAt, finishedAt }, "Asia/Tokyo");
    return [started?.[1], finished?.[1]];
  };
  expect(line("2026-03-01T11:00:02Z", "2026-03-01T11:00:05Z")).toEqual(["1 Mar 2026 20:00:02", "20:00:05"]);
  expect(line("2026-03-01T11:00:02Z", "2026-03-01T15:00:01Z")).toEqual([
    "1 Mar 2026 20:00:02",
    "2 Mar 00:00:01",
  ]);
  expect(line("2026-12-31T14:59:59Z", "2026-12-31T15:00:00Z")).toEqual([
    "31 Dec 2026 23:59:59",
    "1 Jan 2027 00:00:00",
  ]);
  expect(line(null, "2026-03-01T11:00:05Z")).toEqual([undefined, "1 Mar 2026 20:00:05"]);
});

test("an ended job has its duration, one that waits has nothing", () => {
  expect(jobMessage(updateOf(FAILED_JOB), "UTC").job).toMatchObject({
    status: "failed",
    durationSeconds: 3602.25,
  });
  expect(jobMessage(updateOf(QUEUED_JOB), "UTC").job).toEqual({
    status: "queued",
    startedAt: null,
    durationSeconds: null,
    progress: null,
    lastSignAt: null,
    isSilent: false,
  });
});

test("a note can't turn off the lights of a terminal, nor a time be other than a time", () => {
  expect(jobMessage(updateOf({ progressDone: "1", progressNote: "\u001b[31mred" }), "UTC").job).toMatchObject(
    {
      progress: { note: "red" },
    },
  );
  expect(jobMessage(updateOf({ startedAt: "infinity" }), "UTC").job).toMatchObject({ startedAt: null });
});
