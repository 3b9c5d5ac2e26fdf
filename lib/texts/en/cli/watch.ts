/** `watch`: a job until it ends, or the newest jobs of a filter as they change. */
export const watchTexts = {
  description: "watch a job until it ends, or without an ID the newest jobs as they change",
  json: "print a line of JSON for each change",
  eitherIdOrFilter: "a job is watched by its ID alone, without filters.",
  onlyThese:
    "Under these filters new jobs are not announced: only the jobs that match now are watched, at most 25.",
  job: "Job {id}: {name} ({type}), run by {owner}. Times are in UTC.",
  time: "TIME (UTC)",
  ended: "{status} after {duration}",
  subtask: "subtask {number} {name}: {status}",
  failedSubtask: "subtask {number} {name}: {status}: {error}",
  silent: "silent",
  nameAndProgress: "{name}: {progress}",
  silentSince: "silent, last heard from at {moment}",
  heardAgain: "heard from again",
  moreOfError: "… {count, plural, one {# more line} other {# more lines}}: jobs show {id}",
  deleted: "deleted",
  jobDeleted: "Job {id} was deleted, or the user may not see it any more.",
  databaseAway: "The database has not answered since {moment} UTC. Still trying.",
  databaseBack: "The database answers again.",
} as const;
