/**
 * What the API's document says about each verb of a job: `answer` of its answer, and the other keys of the fields of
 * its body.
 */
export const jobVerbsTexts = {
  queue: {
    summary: "Mark as queued",
    description: "Only from pending. The job is accepted, but not yet started.",
    answer: "The job is queued.",
  },
  start: {
    summary: "Start the job",
    description:
      "Only from pending or queued. The answer has a run token. Send it with later requests: they are refused after another run has taken over the job, so that a replaced worker can't change it.",
    answer: "The job is running.",
    takeOver: "Take over a running job: requests with the earlier run token are refused from then on",
  },
  progress: {
    summary: "Report progress",
    description: "Only while the job runs. It also shows that the job is still working.",
    answer: "The progress was recorded.",
    done: "How much is done",
    total: "How much there is in total, if known",
    note: "Such as the current record",
  },
  output: {
    summary: "Record output",
    description:
      "Text is stored as it is, anything else as the JSON that was sent. Output over {outputLimit} is cut in the middle, and the cut is marked.",
    answer: "The output was recorded.",
    output: "Any JSON",
  },
  complete: {
    summary: "Mark as completed",
    description: "Only from running. Open subtasks become cancelled.",
    answer: "The job is completed.",
  },
  fail: {
    summary: "Mark as failed",
    description:
      "A failure is never refused because of its message or trace. Characters that can't be stored are replaced. A message over {messageLimit} or a trace over {traceLimit} is cut in the middle, and the cut is marked. Open subtasks become cancelled.",
    answer: "The job is marked as failed.",
    message: "Text; anything else is written as JSON",
    trace: "The stack trace, as text",
  },
  cancel: {
    summary: "Mark as cancelled",
    description: "From pending, queued or running. Open subtasks become cancelled.",
    answer: "The job is cancelled.",
  },
} as const;
