/** Why something was not done to a job or subtask: its status does not allow it. By verb, or by what has no verb. */
export const refusalsTexts = {
  job: {
    queue: "Job {id} is {status}: it can't be queued.",
    start: "Job {id} is {status}: it can't be started.",
    takeOver: "Job {id} is {status}: it can't be taken over.",
    progress: "Job {id} is {status}: it can't report progress.",
    output: "Job {id} is {status}: it can't take output.",
    complete: "Job {id} is {status}: it can't be completed.",
    fail: "Job {id} is {status}: it can't be failed.",
    cancel: "Job {id} is {status}: it can't be cancelled.",
    addSubtasks: "Job {id} is {status}: it can't take subtasks.",
    moveSubtasks: "Job {id} is {status}: it can't move its subtasks.",
    countRows: "Job {id} is {status}: it can't count rows.",
  },
  subtask: {
    start: "Subtask {number} of job {id} is {status}: it can't be started.",
    complete: "Subtask {number} of job {id} is {status}: it can't be completed.",
    fail: "Subtask {number} of job {id} is {status}: it can't be failed.",
    cancel: "Subtask {number} of job {id} is {status}: it can't be cancelled.",
  },
  file: "Job {id} is {status}: it can't take “{name}”.",
  filesTooLarge: "Job {id} can't take “{name}”: {reason} (JOBS_JOB_FILES_LIMIT).",
  jobOfStep: "The job of step {step} is {status}: it does not allow this step.",
} as const;
