import { LIMITS, sizeInWords } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { subtaskError } = LIMITS;

const WHILE_IT_RUNS = "Only while the job runs.";

/** What programs say of one subtask, in the order in which documents tell of it. */
export const SUBTASK_VERBS = {
  start: {
    attempted: "be started",
    from: ["pending"],
    to: "running",
    fields: {},
    function: "start_subtask",
    command: "a pending subtask starts",
    http: {
      id: "startSubtask",
      summary: "Say that a subtask runs",
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
    command: "a subtask ended well",
    http: {
      id: "completeSubtask",
      summary: "Say that a subtask ended well",
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
    command: "an open subtask went wrong, and why",
    http: {
      id: "failSubtask",
      summary: "Say that a subtask failed",
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
    command: "an open subtask was called off",
    http: {
      id: "cancelSubtask",
      summary: "Say that a subtask was cancelled",
      description: WHILE_IT_RUNS,
      example: {},
    },
  },
} as const satisfies Record<string, Verb>;

export type SubtaskVerb = keyof typeof SUBTASK_VERBS;

/** What a verb says. */
export type FieldsOfSubtask<Name extends SubtaskVerb> = FieldValues<(typeof SUBTASK_VERBS)[Name]["fields"]>;
