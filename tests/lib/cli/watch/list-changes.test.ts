import { expect, test } from "vitest";
import { ListChanges } from "@/lib/cli/watch/list-changes";
import type { JobSummary } from "@/lib/jobs/job";
import { aSummary } from "@/tests/support/jobs/summary";

/** A job of this number, created in the second of the number. */
const job = (number: number, given: Partial<JobSummary> = {}): JobSummary => {
  const createdAt = new Date(Date.UTC(2026, 2, 1) + number * 1000).toISOString().replace("Z", "001Z");
  return aSummary({ id: String(number), createdAt, ...given });
};
const rows = (...jobs: JobSummary[]) => new Map(jobs.map((one) => [one.id, one]));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const started = (first: ReadonlyMap<string, JobSummary>) =>
  new ListChanges(first, ({ id, status, progressDone }) => [id, status, progressDone].join());

test("what is new and what has changed is told once, the oldest job first", () => {
  const changes = started(rows(job(1), job(2)));
  const ids = (...jobs: JobSummary[]) => changes.next(rows(...jobs)).map(({ id }) => id);
  expect(ids(job(1), job(2))).toEqual([]);
  expect(ids(job(10), job(9), job(1, { status: "running" }))).toEqual(["1", "9", "10"]);
  expect(ids(job(1, { status: "running" }), job(10))).toEqual([]);
  // What the text does not depend on is not told.
  expect(ids(job(1, { status: "running", lastSignAt: "2026-03-01T10:00:00Z" }))).toEqual([]);
});

test("a job that was deleted is told once, and one that nobody knew not at all", () => {
  const changes = started(rows(job(1)));
  const gone = new Map([
    ["1", null],
    ["7", null],
  ]);
  expect(changes.next(gone)).toEqual([{ id: "1", job: null, place: expect.anything() }]);
  expect(changes.next(gone)).toEqual([]);
});

test("an older job that moves up on the first page is not new; on a page with room it is", () => {
  const full = started(rows(...numbers(101, 125).map((number) => job(number))));
  expect(full.next(rows(job(100)))).toEqual([]);
  expect(full.next(rows(job(100, { status: "running" })))).toHaveLength(1);
  const withRoom = started(rows(...numbers(102, 125).map((number) => job(number))));
  expect(withRoom.next(rows(job(100)))).toHaveLength(1);
});

test("however many come, memory holds the last ones, and those forgotten are not new again", () => {
  const changes = started(rows(job(1)));
  expect(changes.next(rows(...numbers(2, 2_000).map((number) => job(number))))).toHaveLength(1_999);
  expect(changes.next(rows(job(1), job(1_000), job(1_999)))).toEqual([]);
  expect(changes.next(rows(job(2_001)))).toHaveLength(1);
});
