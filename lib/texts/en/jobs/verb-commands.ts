/** The command line's help on each verb of a job, and on its options. */
export const verbCommandsTexts = {
  queue: { help: "mark a pending job as queued: accepted, not yet started" },
  start: { help: "start a pending or queued job" },
  takeOver: { help: "take over a running job; its earlier run token no longer works" },
  progress: {
    help: "report the progress of a running job",
    done: "how much is done",
    total: "how much there is in total",
    note: "such as the current record",
  },
  output: {
    help: "record a job's output, as JSON or text; without TEXT, it is read from stdin",
    output: "- for stdin",
  },
  complete: { help: "mark a running job as completed" },
  fail: {
    help: "mark an active job as failed, and say why",
    message: "what went wrong, in one sentence",
    trace: "a stack trace or the end of a log; - for stdin",
  },
  cancel: { help: "mark an active job as cancelled" },
} as const;
