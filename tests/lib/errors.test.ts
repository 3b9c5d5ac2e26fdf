import { expect, test } from "vitest";
import {
  IllegalMove,
  IllegalSubtaskMove,
  InvalidInput,
  JobNotFound,
  StaleRun,
  SubtaskNotFound,
  TooManyExports,
} from "@/lib/errors";

test.each([
  [new JobNotFound("1204"), "There is no job 1204."],
  [new JobNotFound({ step: 0 }), "The job that step 0 names does not exist."],
  [new SubtaskNotFound("7", 1204), "Job 7 has no subtask 1204."],
  [new StaleRun("7"), "Another run has taken over job 7, or the run token belongs to another job."],
  [
    new TooManyExports(1),
    "You already have an export running. Wait for it to end, or stop it, then export again.",
  ],
  [
    new TooManyExports(2),
    "You already have 2 exports running. Wait for one to end, or stop one, then export again.",
  ],
  [new IllegalMove("7", "failed", "takeOver"), "Job 7 is failed: it can't be taken over."],
  [
    new IllegalMove({ step: 3 }, "failed", "start"),
    "The job of step 3 is failed, which does not allow this step.",
  ],
  [new IllegalSubtaskMove("7", 2, "failed", "start"), "Subtask 2 of job 7 is failed: it can't be started."],
])("%s", (error, sentence) => {
  expect(error.message).toBe(sentence);
});

test("a name in a sentence is any text: markup, quotes and places are only characters", () => {
  const name = `<b>“{id}”</b> ${"\u202E"}# {count, plural, other {x}}`;
  expect(new IllegalMove("7", "failed", { file: name }).message).toBe(
    `Job 7 is failed: “${name}” can't be added.`,
  );
  expect(new InvalidInput("name", name).message).toBe(`name: ${name}`);
});
