/** `batch`, `subtask` and `fail`: what they record of jobs, and what they refuse. */
export const stepsTexts = {
  batch: "run up to {most, number} steps that create or change jobs, all or none, and print their results",
  batchFile: "- for stdin; JSON lines such as {create} or {start}",
  traceNotRecorded: "The trace is not recorded: {reason}.",
  subtasks: {
    description: "add subtasks to a job, and record what happens to them",
    add: "add pending subtasks to an active job and print their numbers",
    names: "at most {most, number}; - reads one name per line from stdin",
    number: "give the subtask's number, a whole number from 1.",
    tooMany: "give at most {most, number} names at once.",
  },
} as const;
