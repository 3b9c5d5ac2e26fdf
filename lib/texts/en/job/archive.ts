/** A job's files as one archive. */
export const archiveTexts = {
  folders: {
    input: "input",
    output: "output",
    error_report: "error reports",
  },
  /** The archive's own file name. */
  fileName: "{name} (job {id}).zip",
  /** Begins with what the link shows. */
  download: "Download all, {size}: {count, plural, one {# file} other {# files}} in one ZIP archive",
  downloadAll: "Download all, {size}",
  tooMany: "To download them all at once, a job may have at most {most, number} files.",
  noFiles: "This job has no files.",
  noneLeft: "None of this job’s files is in storage as it was recorded.",
  tooManyAtOnce: "You may download {most} archives at once. Wait until one has ended.",
  missing: {
    fileName: "MISSING FILES.txt",
    heading:
      "{count, plural, one {This file of job {id} is} other {These # files of job {id} are}} not in the archive, because storage does not have {count, plural, one {it} other {them}} as recorded:",
    gone: "{path}: missing from storage",
    changed: "{path}: changed since it was recorded",
  },
} as const;
