/** The same as of jobs' verbs, about each verb of a subtask. */
export const subtaskVerbsTexts = {
  start: {
    summary: "Start a subtask",
    description: "Only while the job runs.",
    answer: "The subtask is running.",
  },
  complete: {
    summary: "Mark a subtask as completed",
    description: "Only while the job runs.",
    answer: "The subtask is completed.",
  },
  fail: {
    summary: "Mark a subtask as failed",
    description: "Only while the job runs.",
    answer: "The subtask is marked as failed.",
    message:
      "Text; anything else is written as JSON. A message over {subtaskErrorLimit} is cut in the middle",
  },
  cancel: {
    summary: "Mark a subtask as cancelled",
    description: "Only while the job runs.",
    answer: "The subtask is cancelled.",
  },
} as const;
