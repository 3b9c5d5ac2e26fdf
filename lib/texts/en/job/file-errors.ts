export const fileErrorsTexts = {
  unknown: "File not found.",
  missing: "This file is missing from storage.",
  changed: "This file has changed since it was recorded, so it can't be downloaded.",
  tooLarge: "“{name}” is larger than {limit, number} bytes (JOBS_FILE_LIMIT), so it is not stored.",
  folder: "{path} is a folder.",
  notRegular: "{path} is not a regular file.",
} as const;
