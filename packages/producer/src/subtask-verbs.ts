import { LIMITS } from "./limits.ts";
import type { FieldValues, Verb } from "./verb.ts";

const { subtaskError } = LIMITS;

/** The verbs with which programs record a subtask, in the order of the documents. */
export const SUBTASK_VERBS = {
  start: {
    from: ["pending"],
    to: "running",
    fields: {},
    function: "start_subtask",
    http: { id: "startSubtask", example: {} },
  },
  complete: {
    from: ["pending", "running"],
    to: "completed",
    fields: {},
    function: "complete_subtask",
    http: { id: "completeSubtask", example: {} },
  },
  fail: {
    from: ["pending", "running"],
    to: "failed",
    fields: {
      message: { is: "report", most: subtaskError },
    },
    function: "fail_subtask",
    http: { id: "failSubtask", example: { message: "no such file" } },
  },
  cancel: {
    from: ["pending", "running"],
    to: "cancelled",
    fields: {},
    function: "cancel_subtask",
    http: { id: "cancelSubtask", example: {} },
  },
} as const satisfies Record<string, Verb>;

export type SubtaskVerb = keyof typeof SUBTASK_VERBS;

/** The values that a verb takes. */
export type FieldsOfSubtask<Name extends SubtaskVerb> = FieldValues<(typeof SUBTASK_VERBS)[Name]["fields"]>;
