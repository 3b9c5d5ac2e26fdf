/** What can be wrong with a request about jobs. */
export const requestErrorsTexts = {
  invalidInput: "{field}: {message}",
  jobNotFound: "There is no job {id}.",
  jobOfStepNotFound: "The job that step {step} names does not exist.",
  subtaskNotFound: "Job {id} has no subtask {number}.",
  staleRun: "Another run has taken over job {id}, or the run token belongs to another job.",
  staleRunOfStep:
    "Another run has taken over the job of step {step}, or the run token belongs to another job.",
  keyReused: "This key was used for another request. Use a new key for each request.",
  tooManyExports:
    "{most, plural, one {You already have an export running. Wait for it to end, or stop it, then export again.} other {You already have # exports running. Wait for one to end, or stop one, then export again.}}",
} as const;
