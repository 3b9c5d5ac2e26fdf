import { expect, test } from "vitest";
import type { JobSummary } from "@/lib/jobs/job";
import type { Watcher } from "@/lib/live/registry";
import { Row, Rows } from "@/lib/live/rows";
import { FAILED_JOB, PENDING_JOB, RUNNING_JOB } from "@/tests/support/jobs/job-values";
import { SOMEBODY } from "@/tests/support/live/somebody";

interface Group {
  job: JobSummary;
  many: number;
}

/** Rows that somebody looks at, all of them read once; their ids count from 1. */
function rowsOf(...groups: Group[]): Rows {
  const rows = new Rows();
  const jobs = groups.flatMap(({ job, many }) => Array.from({ length: many }, () => job));
  for (const at of jobs.keys()) rows.join(String(at + 1), SOMEBODY, (key) => new Row(key));
  while (rows.hasDue) rows.take(false);
  for (const [at, job] of jobs.entries()) receive(rows, { ...job, id: String(at + 1) });
  return rows;
}

function receive(rows: Rows, job: JobSummary, version = "1"): Set<Watcher> {
  const affected = new Set<Watcher>();
  rows.receive({ id: job.id, version, job }, affected);
  return affected;
}

const numbers = (rows: readonly Row[]) => rows.map(({ key }) => Number(key));

test("active rows are read in every tick, ended ones in turn", () => {
  const rows = rowsOf({ job: RUNNING_JOB, many: 50 }, { job: FAILED_JOB, many: 2_500 });
  const seen = new Set<number>();
  for (let tick = 0; tick < 3; tick++) {
    const taken = numbers(rows.take(true));
    expect(taken).toHaveLength(1_050);
    expect(taken.filter((id) => id <= 50)).toHaveLength(50);
    for (const id of taken) seen.add(id);
  }
  expect(seen.size).toBe(2_550);
});

test("when there are more rows than a tick may read, all of them are read within three ticks", () => {
  const rows = rowsOf({ job: RUNNING_JOB, many: 14_000 }, { job: FAILED_JOB, many: 3_000 });
  const seen = new Set<number>();
  for (let tick = 0; tick < 3; tick++) {
    const taken = numbers(rows.take(true));
    expect(taken).toHaveLength(10_000);
    for (const id of taken) seen.add(id);
  }
  expect(seen.size).toBe(17_000);
});

test("when an owner has fewer jobs than before, all of their ended rows are read in the next tick", () => {
  const rows = rowsOf(
    { job: { ...FAILED_JOB, ownerId: "1" }, many: 2_000 },
    { job: { ...FAILED_JOB, ownerId: "2" }, many: 2_000 },
  );
  rows.doubt(new Map([["2", "fewer"]]));
  const taken = numbers(rows.take(true));
  expect(taken.filter((id) => id > 2_000)).toHaveLength(2_000);
  rows.doubt(new Map([["*", "fewer"]]));
  // More than a tick takes of them.
  const [first, second] = [numbers(rows.take(true)), numbers(rows.take(true))];
  expect(new Set([...first, ...second]).size).toBe(4_000);
});

test("running rows are read in every tick, whatever the number of waiting ones; waiting rows when their owner's counts change", () => {
  const rows = rowsOf(
    { job: RUNNING_JOB, many: 200 },
    { job: { ...PENDING_JOB, ownerId: "1" }, many: 600 },
    { job: { ...PENDING_JOB, ownerId: "2" }, many: 20_000 },
  );
  for (let tick = 0; tick < 3; tick++) {
    rows.doubt(new Map([["1", "moved"]]));
    const taken = numbers(rows.take(true));
    expect(taken.length).toBeLessThanOrEqual(1_800);
    expect(taken.filter((id) => id <= 800)).toHaveLength(800);
  }
  const seen = new Set<number>();
  for (let tick = 0; tick < 21; tick++) for (const id of numbers(rows.take(true))) seen.add(id);
  expect(seen.size).toBe(20_800);
});

test("waiting rows of owners whose counts are not read are read when the counts of all change, until the jobs end", () => {
  const rows = rowsOf(
    { job: { ...PENDING_JOB, ownerId: "1" }, many: 1 },
    { job: { ...PENDING_JOB, ownerId: "2" }, many: 1 },
    { job: { ...PENDING_JOB, ownerId: null }, many: 1 },
    { job: { ...PENDING_JOB, ownerId: "3" }, many: 9_000 },
  );
  // Those of the others had their turn, and begin anew behind these.
  rows.take(true);
  rows.doubt(
    new Map([
      ["1", null],
      ["3", null],
      ["*", "moved"],
    ]),
  );
  expect(numbers(rows.take(true)).slice(0, 2)).toEqual([2, 3]);
  receive(rows, { ...FAILED_JOB, id: "2", ownerId: "2" });
  rows.doubt(new Map([["*", "moved"]]));
  expect(numbers(rows.take(true)).slice(0, 2)).not.toContain(2);
});

test("a row that gets a new watcher is read first, and alone in a tick that is for new watchers only", () => {
  const rows = rowsOf({ job: RUNNING_JOB, many: 6_000 });
  rows.join("6000", SOMEBODY, (key) => new Row(key));
  expect(numbers(rows.take(false))).toEqual([6_000]);
  rows.join("5999", SOMEBODY, (key) => new Row(key));
  expect(numbers(rows.take(true))[0]).toBe(5_999);
  expect(rows.take(false)).toEqual([]);
});

test("only a difference that a page shows is a change", () => {
  const rows = rowsOf({ job: RUNNING_JOB, many: 1 });
  const job = { ...RUNNING_JOB, id: "1" };
  expect(receive(rows, { ...job, durationSeconds: 99 }, "2").size).toBe(0);
  expect(receive(rows, { ...job, progressDone: "8" }, "3").size).toBe(1);
  expect(receive(rows, { ...FAILED_JOB, id: "1" }, "4").size).toBe(1);
  expect(receive(rows, { ...FAILED_JOB, id: "1" }, "5").size).toBe(0);
});

test("after a fault every row is read again, as if for the first time", () => {
  const rows = rowsOf({ job: RUNNING_JOB, many: 3 });
  rows.allDue();
  expect(rows.take(false).map(({ version }) => version)).toEqual(["", "", ""]);
});

test("a row is removed when its last watcher leaves", () => {
  const rows = new Rows();
  const other = { ...SOMEBODY };
  const row = rows.join("1", SOMEBODY, (key) => new Row(key));
  rows.join("1", other, (key) => new Row(key));
  rows.leave(row, SOMEBODY);
  expect(rows.size).toBe(1);
  rows.leave(row, other);
  expect([rows.size, rows.hasDue, rows.take(true)]).toEqual([0, false, []]);
});
