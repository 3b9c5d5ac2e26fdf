import { expect, test } from "vitest";
import { measuresOf } from "@/bench/measures";
import { isAllOk, toJson, toTable } from "@/bench/report";
import { type MeasuredFigure, runMeasures } from "@/bench/run-measures";

const machine = { cores: 2, cpu: "a", memoryGb: 4, node: "20", postgresql: "18", settings: "fsync on" };
const disk = [
  { name: "job", table: null, bytes: 3 * 2 ** 20 },
  { name: "job_pkey", table: "job", bytes: 2 ** 20 },
];
const growth = (value: number): MeasuredFigure => {
  return { name: "growth", value, unit: "times", bar: { atMost: 2 }, isPart: false };
};
const part: MeasuredFigure = { name: "growth_ms", value: 12_345.678, unit: "ms", bar: null, isPart: true };
const reportOf = (figures: MeasuredFigure[], failures: { name: string; reason: string }[] = []) => ({
  machine,
  jobs: 1024,
  figures,
  failures,
  disk,
});

test("a measure that fails is told with its reason, and the next one still runs", async () => {
  const measured = await runMeasures([
    { makes: ["lost", "gone"], measure: async () => Promise.reject(new Error("no such table")) },
    { makes: ["growth"], measure: async () => [growth(1), part] },
  ]);
  expect(measured).toEqual({
    figures: [growth(1), part],
    failures: [
      { name: "lost", reason: "no such table" },
      { name: "gone", reason: "no such table" },
    ],
  });
});

test("all is well only when every figure was measured and keeps to its bar", () => {
  expect(isAllOk(reportOf([growth(2), part]))).toBe(true);
  expect(isAllOk(reportOf([growth(2.1), part]))).toBe(false);
  expect(isAllOk(reportOf([growth(2)], [{ name: "lost", reason: "no such table" }]))).toBe(false);
});

test("the JSON gives each figure its bar, and one that failed its reason in place of a value", () => {
  const json = toJson(reportOf([growth(2.12345), part], [{ name: "lost", reason: "no such table" }]));
  expect(json).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(json)).toEqual({
    machine,
    jobs: 1024,
    figures: [
      { name: "growth", value: 2.123, unit: "times", bar: 2, ok: false },
      { name: "growth_ms", value: 12350, unit: "ms", bar: null, ok: true },
      { name: "lost", value: null, unit: null, bar: null, ok: false, reason: "no such table" },
    ],
    disk,
  });
});

test("the table says what is met, sets parts under their figure, and weighs the disk", () => {
  expect(toTable(reportOf([growth(2.12345), part], [{ name: "lost", reason: "no such table" }]))).toBe(
    `figure        value  unit   bar
growth        2.123  times  ≤ 2  NOT MET
  growth_ms  12,350  ms
lost                             FAILED: no such table

on disk: table, its indexes  MiB  bytes a job
job                            3        3,072
  job_pkey                     1        1,024

1,024 jobs; 2 cores (a), 4 GB; Node 20, PostgreSQL 18 (fsync on)
`,
  );
});

test("--only takes the measures that make the named figures, and says which there are", () => {
  const measures = [
    { makes: ["one", "two"], measure: async () => [] },
    { makes: ["three"], measure: async () => [] },
  ];
  expect(measuresOf(["two"], measures)).toEqual(measures.slice(0, 1));
  expect(measuresOf(null, measures)).toEqual(measures);
  expect(() => measuresOf(["four"], measures)).toThrow(
    '--only: there is no figure "four". There are: one, two, three.',
  );
});
