/** `file` stores a file of a job, `files` checks all stored files. */
export const filesTexts = {
  file: {
    description: "store a file of an active job and print the file's id",
    kinds: "input, output or error_report",
    wrongKind: "give input, output or error_report",
    name: "the file's name for people; by default, the name in the path",
    mediaType: "such as text/csv; by default, the type that the name's extension stands for",
    result: "offer it as Download Result",
    nameMissing: "required with stdin.",
  },
  description: "check the stored files of all jobs",
  verify: "find missing and changed files, and stored files older than a day that belong to no job",
  checksums: "read every file and compare its checksum",
  repair: "delete stored files that belong to no job; missing files stay missing",
  administratorsOnly: "Only administrators can verify files.",
  faults: {
    gone: "missing",
    "other size": "other size",
    "other content": "other content",
    "without a record": "without a record",
    unfinished: "unfinished",
  },
  wrong: "{fault}: file {file} of job {job}, “{name}”",
  leftOver: "{fault}: {stored}, since {since}",
  leftOverRemoved: "{fault}: {stored}, since {since}, deleted",
  compared:
    "{files, plural, one {# recorded file} other {# recorded files}} compared: {faults, plural, one {# problem} other {# problems}}.",
  comparedAndRemoved:
    "{files, plural, one {# recorded file} other {# recorded files}} compared: {faults, plural, one {# problem} other {# problems}}, {removed, number} deleted.",
} as const;
