import { expect, test } from "vitest";
import { INACTIVE_STATUSES, STATUS } from "@/lib/jobs/status";
import { LEGAL_SUBTASK_MOVES } from "@/lib/jobs/subtasks/subtask";
import {
  jobVerb,
  PLAIN_VERB_NAMES,
  STEP_VERB_NAMES,
  SUBTASK_VERB_NAMES,
  subtaskVerb,
} from "@/lib/producer/verbs";
import type { Verb } from "@/packages/producer/src/verb";
import { isEnd } from "@/packages/producer/src/verbs";
import { MOVES, NOTES } from "@/tests/support/conformance/subject";

/** Each move that they make, once. */
const movesOf = (verbs: Verb[]) =>
  new Set(verbs.flatMap(({ from, to }) => (to === null ? [] : from.map((status) => `${status} to ${to}`))));

const legalMoves = (moves: [from: string, next: readonly string[]][]) =>
  new Set(moves.flatMap(([from, next]) => next.map((to) => `${from} to ${to}`)));

test("the verbs make the legal moves, and no other", () => {
  expect(movesOf(STEP_VERB_NAMES.map(jobVerb))).toEqual(
    legalMoves(Object.entries(STATUS).map(([from, { next }]) => [from, next])),
  );
  expect(movesOf(SUBTASK_VERB_NAMES.map(subtaskVerb))).toEqual(
    legalMoves(Object.entries(LEGAL_SUBTASK_MOVES)),
  );
});

test("an end is what leads to an inactive status", () => {
  const ends = PLAIN_VERB_NAMES.filter(isEnd).map((name) => jobVerb(name).to);
  expect(ends).toEqual([...INACTIVE_STATUSES]);
});

test("what the interfaces are tested for by hand is what is declared", () => {
  const notes = PLAIN_VERB_NAMES.flatMap((name) =>
    NOTES.filter(([note]) => note === name).map(([, statuses]) => ({
      name,
      statuses,
      from: jobVerb(name).from,
    })),
  );
  expect(notes.map(({ name }) => name)).toEqual(["progress", "output"]);
  for (const { name, statuses, from } of notes) expect(from, name).toEqual(statuses);
  expect(STEP_VERB_NAMES.flatMap((name) => jobVerb(name).to ?? [])).toEqual(MOVES.map(([to]) => to));
});
