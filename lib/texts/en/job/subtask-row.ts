export const subtaskRowTexts = {
  started: "Started",
  finished: "Finished",
  error: "Error",
} as const;
