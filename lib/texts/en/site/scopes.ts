export const scopesTexts = {
  read: "see jobs, download their files, export the list",
  write: "record jobs, with their subtasks and files",
  clear: "delete old jobs that have ended",
  missing: "This needs a token with the scope {scope}.",
} as const;
