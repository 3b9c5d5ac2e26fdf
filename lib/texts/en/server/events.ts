/** Why live updates are refused. Those in small letters follow the name of the parameter at fault. */
export const eventsTexts = {
  rows: "give ids of jobs, separated by commas, at most {most}",
  views: "give ids of saved views, separated by commas, at most {most}",
  newSince: "give a moment in ISO 8601, UTC, such as 2026-03-01T10:00:00.123456Z",
  clear: "give the id of a clear",
  job: "give the id of a job",
  subtasks: "give the numbers of the first and the last subtask, such as 1-50, at most {most}",
  poll: "give 1",
  otherViewer: "Another user has signed in. Load the page again.",
  tooMany: "At most {most} live pages of one sign-in are updated at once.",
  busy: "The server updates as many live pages as it can. Try again in a moment.",
} as const;
