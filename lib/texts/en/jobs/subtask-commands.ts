/** The command line's help on each verb of a subtask, and on its options. */
export const subtaskCommandsTexts = {
  start: { help: "start a pending subtask" },
  complete: { help: "mark a subtask as completed" },
  fail: {
    help: "mark an open subtask as failed, and say why",
    message: "what went wrong, in one sentence",
  },
  cancel: { help: "mark an open subtask as cancelled" },
} as const;
