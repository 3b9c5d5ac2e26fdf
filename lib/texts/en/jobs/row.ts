/** The rows of the list of jobs. */
export const rowTexts = {
  stillInProgress: "Still in progress",
  soFar: "{duration} <small>so far</small>",
  details: "Details",
  detailsOf: "Details of job {id}",
} as const;
