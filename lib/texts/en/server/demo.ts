/** What the demo prints, and writes into the jobs that it can't finish. */
export const demoTexts = {
  closed:
    "{count, plural, one {Closed # job that an earlier demo left open.} other {Closed # jobs that an earlier demo left open.}}",
  recording: "Recording {count, number} new jobs, then about one per minute. Ctrl-C stops everything.",
  stopped: "The demo stopped recording, but Jobs Console still runs: {reason}",
  databaseLost: "The demo stopped recording, but Jobs Console still runs: the database is unavailable.",
  recordingAgain: "The demo is recording again.",
  signIns: {
    administrator: "administrator: {name} / {password}",
    staff: "staff: {name} / {password}",
  },
  jobErrors: {
    killed: "The demo was killed before this job ended.",
    databaseLost: "The demo lost the database before this job ended.",
    findingsMissing: "This job needs the findings of job {id}, which did not complete.",
  },
} as const;
