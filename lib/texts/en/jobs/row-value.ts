/** Values of a job that are made into text before its row or its page is drawn. */
export const rowValueTexts = {
  rejected: "{count} rejected",
  startsInFuture: "starts in the future",
  startInFuture: "The recorded start time is in the future.",
} as const;
