import { LIMITS, sizeInWords } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { subtaskError } = LIMITS;

const WHILE_IT_RUNS = "Only while the job runs.";

/** The verbs with which programs record a subtask, in the order of the documents. */
export const SUBTASK_VERBS = {
  start: {
    attempted: "be started",
    from: ["pending"],
    to: "running",
    fields: {},
    function: "start_subtask",
    command: "start a pending subtask",
    http: {
      id: "startSubtask",
      summary: "Start a subtask",
      description: WHILE_IT_RUNS,
      example: {},
    },
  },
  complete: {
    attempted: "be completed",
    from: ["pending", "running"],
    to: "completed",
    fields: {},
    function: "complete_subtask",
    command: "mark a subtask as completed",
    http: {
      id: "completeSubtask",
      summary: "Mark a subtask as completed",
      description: WHILE_IT_RUNS,
      example: {},
    },
  },
  fail: {
    attempted: "be failed",
    from: ["pending", "running"],
    to: "failed",
    fields: {
      message: {
        is: "report",
        most: subtaskError,
        about: `Text; anything else is written as JSON. Over ${sizeInWords(subtaskError)} it is cut in the middle`,
        option: "what went wrong, in a sentence",
      },
    },
    function: "fail_subtask",
    command: "mark an open subtask as failed, and say why",
    http: {
      id: "failSubtask",
      summary: "Mark a subtask as failed",
      description: WHILE_IT_RUNS,
      example: { message: "no such file" },
    },
  },
  cancel: {
    attempted: "be cancelled",
    from: ["pending", "running"],
    to: "cancelled",
    fields: {},
    function: "cancel_subtask",
    command: "mark an open subtask as cancelled",
    http: {
      id: "cancelSubtask",
      summary: "Mark a subtask as cancelled",
      description: WHILE_IT_RUNS,
      example: {},
    },
  },
} as const satisfies Record<string, Verb>;

export type SubtaskVerb = keyof typeof SUBTASK_VERBS;

/** The values that a verb takes. */
export type FieldsOfSubtask<Name extends SubtaskVerb> = FieldValues<(typeof SUBTASK_VERBS)[Name]["fields"]>;
