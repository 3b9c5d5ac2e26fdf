/** What is wrong with the storage of job files until someone changes something; each follows what could not be done. */
export const fileStorageFaultTexts = {
  noRight:
    "The user that this process runs as lacks the rights to the folder of job files: all processes that use it need one user or one group.",
  readOnly: "The disk of the job files is read-only.",
  full: "The disk of the job files is full.",
  noFolder: "What should be a folder of job files is not one.",
  bucketRefuses: "The bucket refuses the credentials, or they lack a right.",
  noBucket: "There is no such bucket at this address (JOBS_S3_BUCKET, JOBS_S3_REGION, JOBS_S3_ENDPOINT).",
  notWritable: "The storage of job files can't be written.",
} as const;
