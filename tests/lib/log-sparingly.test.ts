import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { logSparingly, worksAgain } from "@/lib/log-sparingly";

let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  globalThis.jobsConsoleRepeats = undefined;
  vi.useFakeTimers();
  vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(JSON.parse(String(text))) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  globalThis.jobsConsoleRepeats = undefined;
});

const fail = (times: number) =>
  Array.from({ length: times }, (_, at) =>
    logSparingly("database", "error", "request.failed", { path: `/${at}`, code: "ECONNREFUSED" }),
  );

test("the first three lines are written, then every half minute one with the number of those left out", () => {
  expect(fail(5)).toEqual([true, true, true, false, false]);
  expect(lines).toHaveLength(3);
  vi.advanceTimersByTime(30_000);
  expect(lines.slice(3)).toMatchObject([{ event: "request.failed", code: "ECONNREFUSED", repeated: 2 }]);
  expect(lines[3]).not.toHaveProperty("path");
  fail(100);
  vi.advanceTimersByTime(30_000);
  expect(lines.slice(4)).toMatchObject([{ repeated: 100 }]);
  vi.advanceTimersByTime(300_000);
  expect(lines).toHaveLength(5);
});

test("the next outage begins anew, but one that comes and goes has twenty lines in half a minute at most", () => {
  fail(10);
  worksAgain("database");
  fail(10);
  expect(lines).toHaveLength(6);
  for (let turn = 0; turn < 50; turn++) {
    worksAgain("database");
    fail(1);
  }
  expect(lines).toHaveLength(20);
  vi.advanceTimersByTime(30_000);
  expect(lines.slice(20)).toMatchObject([{ repeated: 50 }]);
});
