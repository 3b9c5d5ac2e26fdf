import { expect, test } from "vitest";
import { rowAt } from "@/app/jobs/list/row-at";
import { shownJob } from "@/app/jobs/list/shown-job";
import type { JobSummary } from "@/lib/jobs/job";
import { FAILED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";

const START = Date.parse("2026-03-01T10:00:00Z");
const CONTEXT = { href: "/jobs/show/4711", zone: "UTC", said: { year: "2026" }, lateAfter: 600 };

const row = (job: Partial<JobSummary>) =>
  shownJob({ ...RUNNING_JOB, startedAt: "2026-03-01T10:00:00Z", durationSeconds: 300, ...job }, CONTEXT);

test("the time of a running job goes on, and with it its silence and whether it is late", () => {
  const job = row({ isSilent: true, lastSignAt: "2026-03-01T10:01:00Z" });
  expect([job.elapsed?.text, job.running?.silent?.label, job.running?.isLate]).toEqual([
    "5 min",
    "Silent for 4 min",
    undefined,
  ]);
  const later = rowAt(job, START + 601_500);
  expect([later.elapsed?.text, later.running?.silent?.label, later.running?.isLate]).toEqual([
    "10 min 1 s",
    "Silent for 9 min",
    true,
  ]);
  expect(rowAt(job, START - 5_000).elapsed?.text).toBe("0 s");
});

test("it is the same as the server draws at that moment", () => {
  expect(rowAt(row({}), START + 700_000)).toEqual(row({ durationSeconds: 700 }));
});

test("what does not run, or since when is not known, stays as it is", () => {
  const ended = shownJob(FAILED_JOB, CONTEXT);
  expect(rowAt(ended, START)).toBe(ended);
  const unknown = row({ startedAt: null, durationSeconds: null, isSilent: true });
  expect(rowAt(unknown, START)).toEqual(unknown);
  const ahead = row({ durationSeconds: -60 });
  expect(rowAt(ahead, START)).toEqual(ahead);
});
