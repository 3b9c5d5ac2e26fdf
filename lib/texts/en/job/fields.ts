/** What the fields of a job, a subtask and a file hold, for the API document. */
export const fieldsTexts = {
  id: "A decimal number",
  ownerId: "Null if that user was deleted (the name stays), or if the job belongs to the system (no name)",
  finishedAt: "When it completed, failed or was cancelled",
  durationSeconds:
    "From start to end; while running, from start to now by the database's clock; null without a start",
  rowsGiven: "For an import: number of rows in the table, if known",
  rowsRejected: "For an import: number of rejected rows",
  runAt: "The page from which it was launched",
  output: "JSON as text, or any text",
  progressDone: "How much is done, a whole number as text; null if its producer reports no progress",
  progressTotal: "Of how much, a whole number as text; null if that is not known",
  progressNote: "What its producer says about the progress",
  lastSignAt: "When its producer last reported anything, by the clock of the database",
  isSilent:
    "Whether it is running, and was not heard from for longer than jobs of its type usually are. False while no server of the console runs",
  errorLine:
    "Of a failed job: the first line of its error message, without control characters, of at most 300 characters",
  objectId: "The record that the job is about; null if that record was deleted",
  objectLabel: "Stays if the record is deleted",
  bytes: "In bytes",
  subtaskNumber: "Its place in the job, from 1",
  isResult: "Whether Download Result downloads this file",
} as const;
