import fc from "fast-check";
import { expect, test } from "vitest";
import { groupFrames } from "@/lib/trace-frames";
import { TRACES } from "../support/jobs/trace-examples";
import { cpuMs } from "../support/measure/linear";

const KINDS: Record<string, string> = { t: "text", A: "application", L: "library" };

/** An example's lines, each with the kind that stands before its bar. */
const annotated = (example: string) =>
  example
    .trim()
    .split("\n")
    .map((line) => ({ kind: KINDS[line.charAt(0)], text: line.slice(2) }));

const linesOf = (trace: string) =>
  groupFrames(trace).flatMap(({ kind, text }) => {
    const lines = text.replace(/\n$/, "").split("\n");
    return lines.map((line) => ({ kind, text: line }));
  });

const traceOf = (example: string) =>
  annotated(example)
    .map(({ text }) => text)
    .join("\n");

const milliseconds = (trace: string) => cpuMs(() => groupFrames(trace));

test.each(Object.entries(TRACES))("%s: own frames are told from those of others", (_, example) => {
  expect(linesOf(traceOf(example))).toEqual(annotated(example));
});

test.each(Object.entries(TRACES))("%s: lines of Windows and deeper indents are the same", (_, example) => {
  const kinds = annotated(example).map(({ kind }) => kind);
  const trace = traceOf(example);
  expect(linesOf(trace.replaceAll("\n", "\r\n")).map(({ kind }) => kind)).toEqual(kinds);
  expect(linesOf(trace.replace(/^/gm, "      ")).map(({ kind }) => kind)).toEqual(kinds);
});

test("neighbours of one kind are one run", () => {
  expect(groupFrames("Error: a\nb\n    at f (/a.js:1:1)\n    at g (/a.js:2:1)\n    at node:fs:1:1")).toEqual([
    { kind: "text", text: "Error: a\nb\n" },
    { kind: "application", text: "    at f (/a.js:1:1)\n    at g (/a.js:2:1)\n" },
    { kind: "library", text: "    at node:fs:1:1" },
  ]);
  expect(groupFrames("")).toEqual([]);
});

test("the runs are the trace to the character, whatever it holds", () => {
  const known = Object.values(TRACES).flatMap((example) => traceOf(example).split("\n"));
  const line = fc.oneof(fc.constantFrom(...known), fc.string({ unit: "binary" }), fc.constant(""));
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", "\r\n", "\n\n"), (lines, end) => {
      const trace = lines.join(end);
      const runs = groupFrames(trace);
      expect(runs.map(({ text }) => text).join("")).toBe(trace);
      expect(runs.some(({ kind }, at) => kind === runs[at + 1]?.kind)).toBe(false);
    }),
  );
});

const PIECES = [
  ..." .:(/\\<@1a#'`|{",
  ...[
    " (",
    "at ",
    "at a.",
    "at (",
    ":1",
    ":1:1",
    ".go:1",
    ".rs:1",
    "::",
    " called at ",
    "rust_",
    "> ",
    "/a",
    "a@",
  ],
  "(1)",
  "a.b(",
  "in '",
  "at x line 1",
  "1: ",
  'File "',
  "node_modules",
  "lib/python",
];
const STARTS = ["", "at ", "#1 ", "1: <", "from ", 'File "'];

test("256 KB of hostile lines take a fraction of a second", async () => {
  for (const start of STARTS) {
    for (const piece of PIECES) {
      const line = `${start + piece.repeat(1980 / piece.length)} x\n`;
      expect(await milliseconds(line.repeat(131)), JSON.stringify([start, piece])).toBeLessThan(500);
    }
  }
});

test("256 KB of the shortest lines, each of another kind, make no page of ten megabytes", () => {
  const runs = groupFrames("0: <a\n\n".repeat(37_000));
  expect(runs.length).toBeLessThanOrEqual(10_001);
  expect(runs.at(-1)?.kind).toBe("text");
  expect(runs.map(({ text }) => text).join("")).toBe("0: <a\n\n".repeat(37_000));
});

test("one line of 256 KB takes a fraction of a second", async () => {
  for (const piece of PIECES) {
    const line = piece.repeat((256 * 1024) / piece.length);
    expect(await milliseconds(`    at f (/a.js:1:1)\n${line}`), piece).toBeLessThan(500);
  }
});

test.each([
  "a\n",
  "\n",
  "    at f (/a.js:1:1)\n",
  "\tat a.B.c(B.java:1)\n",
  '  File "a.py", line 1\n    x\n',
  "some words and 12\n",
])("100,000 lines like %j take a fraction of a second", async (line) => {
  expect(await milliseconds(line.repeat(100_000))).toBeLessThan(1000);
});
