import { z } from "zod";
import { jobOf, moved, noted } from "@/lib/api/answer/written";
import { writeOperation } from "@/lib/api/operation/write-operation";
import { jobId } from "@/lib/api/request/job-params";
import { anyText } from "@/lib/producer/any-text";

const count = z.int("give a whole number from 0 up").min(0, "give a whole number from 0 up");

export const reportProgress = writeOperation({
  id: "reportProgress",
  path: "/jobs/{id}/progress",
  summary: "Say how far it is",
  description: "Only while it runs. It is a sign of life too.",
  params: jobId,
  body: z.strictObject({
    done: count,
    total: count.nullish().describe("Where it is known"),
    note: z.string().nullish().describe("Such as the record at hand"),
  }),
  example: { done: 120, total: 3364, note: "row 120" },
  isOfRun: true,
  answer: { status: 200, description: "It is noted.", schema: noted },
  problems: ["illegal_move"],
  handle: async (access, { params, body: { done, total, note } }) => {
    await jobOf(access, params).progress(done, total ?? null, note ?? null);
    return { id: params.id };
  },
});

export const recordOutput = writeOperation({
  id: "recordOutput",
  path: "/jobs/{id}/output",
  summary: "Record its output",
  description: "Text as it is, anything else as JSON. Over 1 MB it is cut in the middle, and says so.",
  params: jobId,
  body: z.strictObject({ output: z.unknown().describe("Any JSON") }),
  example: { output: { imported: 3364 } },
  isOfRun: true,
  answer: { status: 200, description: "It is recorded.", schema: noted },
  problems: ["illegal_move"],
  handle: async (access, { params, body }) => {
    await jobOf(access, params).output(body.output);
    return { id: params.id };
  },
});

export const failJob = writeOperation({
  id: "failJob",
  path: "/jobs/{id}/fail",
  summary: "Say that it failed, and why",
  description:
    "A report is never refused for what is in it: what can't be stored is replaced, and over 64 KB of message or 256 KB of trace it is cut in the middle, and says so. Open subtasks become cancelled.",
  params: jobId,
  body: z.strictObject({
    message: anyText.describe("Text; anything else is written as JSON"),
    trace: anyText.nullish().describe("The stack trace, as text"),
  }),
  example: { message: "Row 7 has no city", trace: "Error: Row 7 has no city\n    at main.ts:9" },
  isOfRun: true,
  answer: { status: 200, description: "The job is failed.", schema: moved },
  problems: ["illegal_move"],
  handle: async (access, { params, body }) => {
    await jobOf(access, params).failWith(body.message, body.trace ?? null);
    return { id: params.id, status: "failed" as const };
  },
});
