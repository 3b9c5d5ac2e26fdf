/** The command line as a whole. */
export const programTexts = {
  description: "Record, show and clear background jobs.",
  as: "act as this user instead of as an administrator",
  help: "explain a command",
  exitCodes: `Exit codes:
  0        done
  1        an unexpected error, or "verify-counts" or "verify-search" found faults and did not repair them
  2        wrong usage, or a value that was refused
  3        no such job or subtask, or the user may not see it
  4        the current status does not allow it, or another run has taken over the job
  5        the database or the file storage is unavailable
  6        the user is disabled or not allowed to do this
  7        "files verify" found problems
  8        the job that "watch" was given has failed
  9        the job that "watch" was given was cancelled
  128 + n  ended by signal n, such as 130 by Ctrl-C
  "run" ends with the exit code of its command; 127 when there is no such command, 126 when it can't be started.

Environment: DATABASE_URL is the database. Without it, the embedded server in JOBS_DATA_DIR is used; it is
started for the call if it isn't running (not by "run" and "database-url"). "run --url" sends JOBS_TOKEN.`,
} as const;
