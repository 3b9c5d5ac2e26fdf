/** `run`: its help, and what it says about the job that it records. */
export const runTexts = {
  description: "run a command and record it as a job",
  command: "the command with its own options, after --",
  input: "store this file as the job's input, as it is before the command starts; may be repeated",
  output:
    "store this file, or the new and changed files of this folder, as the job's output; may be repeated",
  url: "record over HTTP at this console, with the access token in JOBS_TOKEN",
  notAsUser: "it can't be used with --url: the token decides the user.",
  tokenMissing: "give an access token with the scope jobs:write.",
  ended: {
    exitCode: "exit code {code}",
    killed: "killed by {signal}",
    noCommand: "There is no command “{command}”.",
    notStarted: "“{command}” can't be started ({reason}).",
    unknownReason: "unknown reason",
  },
  notRecorded: {
    command: "The command runs, but is not recorded: {error}",
    yet: "Not recorded yet: {error}",
    start: "The start of job {id} is not recorded: {error}",
    end: "The end of the command is not recorded: {error}",
    noAnswer:
      "The end of the command is not recorded: the {place, select, database {database} other {console}} did not answer.",
  },
  files: {
    copying: "The command runs while its input files are still being copied.",
    notStored: "The file {path} is not stored with job {id}: {error}",
    noneStored: "No file of {path} is stored with the job: {error}",
    tooMany: "{path}: only the first {most, number} of {count, number} files are stored.",
  },
} as const;
