/** What the fields of a job, a subtask and a file hold, for the API document. */
export const fieldsTexts = {
  id: "A decimal number",
  ownerId: "Null with a name: that user was deleted; without one: the system's job",
  finishedAt: "When it completed, failed or was cancelled",
  durationSeconds: "From start to end, or to now by the database's clock while running; null without a start",
  rowsGiven: "Of an import: how many rows it was given, where known",
  rowsRejected: "Of an import: how many rows it rejected",
  runAt: "The page from which it was launched",
  output: "JSON as text, or any text",
  wholeNumber: "A whole number as text",
  lastSignAt: "When its producer last reported anything",
  objectId: "The record that it is about; null when that is gone",
  objectLabel: "Stays when the record is gone",
  bytes: "In bytes",
  subtaskNumber: "Its place in the job, from 1",
  isResult: "Whether Download Result downloads this file",
} as const;
