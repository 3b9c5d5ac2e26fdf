/** The connection to the database. */
export const connectionTexts = {
  sessionClosed: "The session was closed.",
  connectionClosed: "The connection was closed.",
  closedByServer: "The server closed the connection.",
  noAnswer: "There was no answer within {ms} ms.",
} as const;
