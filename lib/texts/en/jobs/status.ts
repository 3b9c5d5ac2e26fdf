/** The statuses of jobs, as people read them, and what the card of each counts. */
export const statusTexts = {
  pending: { label: "Pending", meaning: "Waiting to run, including queued jobs" },
  queued: { label: "Queued" },
  running: { label: "Running", meaning: "Running now" },
  completed: { label: "Completed", meaning: "Finished successfully" },
  failed: { label: "Failed", meaning: "Ended with an error" },
  cancelled: { label: "Cancelled", meaning: "Stopped before it finished" },
  inProgress: "In progress",
} as const;
