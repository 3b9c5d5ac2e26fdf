/** Why something was not done to a job or subtask: its status does not allow it. By verb, or by what has no verb. */
export const refusalsTexts = {
  job: {
    queue: "Job {id} is {status}: it can't be marked as queued.",
    start: "Job {id} is {status}: it can't be started.",
    takeOver: "Job {id} is {status}: it can't be taken over.",
    progress: "Job {id} is {status}: it can't report progress.",
    output: "Job {id} is {status}: it can't record output.",
    complete: "Job {id} is {status}: it can't be marked as completed.",
    fail: "Job {id} is {status}: it can't be marked as failed.",
    cancel: "Job {id} is {status}: it can't be marked as cancelled.",
    addSubtasks: "Job {id} is {status}: subtasks can't be added.",
    moveSubtasks: "Job {id} is {status}: its subtasks can't be changed.",
    countRows: "Job {id} is {status}: it can't record rejected rows.",
  },
  subtask: {
    start: "Subtask {number} of job {id} is {status}: it can't be started.",
    complete: "Subtask {number} of job {id} is {status}: it can't be marked as completed.",
    fail: "Subtask {number} of job {id} is {status}: it can't be marked as failed.",
    cancel: "Subtask {number} of job {id} is {status}: it can't be marked as cancelled.",
  },
  file: "Job {id} is {status}: “{name}” can't be added.",
  filesTooLarge: "“{name}” can't be added to job {id}: {reason} (JOBS_JOB_FILES_LIMIT).",
  jobOfStep: "The job of step {step} is {status}, which does not allow this step.",
} as const;
