/** What is wrong with the storage of job files until someone changes something; each follows what could not be done. */
export const fileStorageFaultTexts = {
  noRight:
    "The user of this process has no permission for the folder of job files. Run all processes that use the folder as the same user, or give their users one group.",
  readOnly: "The disk of the job files is read-only.",
  full: "The disk of the job files is full.",
  noFolder: "Something that is not a folder is where a folder of job files should be.",
  bucketRefuses: "The bucket refuses the credentials, or they lack a permission.",
  noBucket: "There is no such bucket at this address (JOBS_S3_BUCKET, JOBS_S3_REGION, JOBS_S3_ENDPOINT).",
  notWritable: "The storage of job files can't be written.",
} as const;
