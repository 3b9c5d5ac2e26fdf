/** What a recorded command's files could not be stored for. */
export const runTexts = {
  fileNotStored: "The file {file} is not stored with job {job}: {reason}",
  noFileStored: "No file of {path} is stored with the job: {reason}",
} as const;
