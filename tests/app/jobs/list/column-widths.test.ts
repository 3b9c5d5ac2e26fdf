import { expect, test } from "vitest";
import { columnWidths, flatUpTo } from "@/app/jobs/list/column-widths";
import { shownJob } from "@/app/jobs/list/shown-job";
import { LIST_COLUMNS } from "@/lib/jobs/columns";
import type { JobSummary } from "@/lib/jobs/job";
import { FAILED_JOB, QUEUED_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";

const row = (job: Partial<JobSummary> = {}, zone = "UTC") =>
  shownJob({ ...FAILED_JOB, ...job }, { href: "/jobs/show/4711", zone, said: { year: "2026" } });

const created = LIST_COLUMNS.find(({ key }) => key === "createdAt") ?? expect.unreachable();

test("only the time of creation has more room where a page needs it, and the second line runs as far", () => {
  const thisYear = columnWidths([row()]);
  const another = columnWidths([row(), row({ createdAt: "2025-09-12T10:00:00Z" })]);
  const twice = columnWidths([row({ createdAt: "2026-10-25T00:30:00Z" }, "Europe/Berlin")]);
  expect([thisYear, another, twice].map(({ widthOf }) => widthOf(created))).toEqual([7.5, 9.75, 12.5]);
  expect([thisYear, another, twice].map(({ style }) => style["--beside-name"])).toEqual([
    "14rem",
    "16.25rem",
    "19rem",
  ]);
  for (const column of LIST_COLUMNS.filter((one) => one !== created))
    expect(another.widthOf(column)).toBe(column.width);
  expect(columnWidths([]).widthOf(created)).toBe(7.5);
});

test.each<[string, Partial<JobSummary>, ReturnType<typeof flatUpTo>]>([
  ["that ended on the day of its creation", {}, "duration"],
  ["that never started", { startedAt: null, durationSeconds: null }, "duration"],
  ["that ended on another day", { finishedAt: "2026-03-02T00:00:00Z" }, "start"],
  ["that started on another day", { createdAt: "2026-02-28T10:00:00Z" }, null],
  ["that runs", RUNNING_JOB, "start"],
  ["that waits", QUEUED_JOB, "start"],
  ["whose end is before its start", { durationSeconds: -60 }, "start"],
])("of a job %s, all that stands beside its name is one line high up to %j", (_, job, flat) => {
  expect(flatUpTo(row(job))).toBe(flat);
});
