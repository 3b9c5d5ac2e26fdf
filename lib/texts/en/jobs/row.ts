/** The rows of the list of jobs. */
export const rowTexts = {
  stillInProgress: "Still in progress",
  soFar: "{duration} <small>so far</small>",
  soFarLong: "{duration} <strong>unusually long</strong>",
  longMeaning: "19 of 20 jobs like it took at most {duration}.",
  detailsOf: "Details of job {id}",
} as const;
