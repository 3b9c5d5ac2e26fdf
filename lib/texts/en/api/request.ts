/** Parameters and headers that requests of several operations have. */
export const requestTexts = {
  fileId: "A file's id, a decimal number",
  subtaskNumber: "A subtask's number, from 1",
  idempotencyKey:
    "A key of your own, new for each write. Sent again within 24 hours, the write happens once and gets the same answer",
  runToken: "The run token from start. The write is refused after another run has taken over the job",
  mebibytes: "{amount, number} MiB",
} as const;
