export const errorTexts = {
  title: "Error Details",
  noMessage: "No message was reported.",
  runAgain: "Fix the cause, then run it again from {place}.",
  runAgainElsewhere:
    "Fix the cause, then run it again from where you started it. Jobs Console itself does not start jobs.",
  partialResults: "Failed jobs may have partial results: see the {parts}.",
  parts: {
    progress: "progress",
    rejected: "rejected rows",
    files: "files",
    output: "output",
    subtasks: "subtasks",
  },
  trace: "Stack trace <size>({lines, plural, one {# line} other {# lines}})</size>",
  onlyApplication: "Only application frames",
} as const;
