/** The panel of an active job: how far it is, and how it is doing. */
export const progressTexts = {
  title: "Progress",
  percent: "{percent, number}%",
  done: "{done, number} done",
  waiting: "Waiting",
  duration: "Duration",
  expected: "Expected time",
  rate: "Rate",
  lastHeard: "Last heard from",
  ago: "{duration} ago",
  justNow: "just now",
  silent: "Silent for {duration}: longer than jobs of this type usually pause",
  news: "Job {id} is {status, select, pending {pending} queued {queued} running {running} completed {completed} failed {failed} cancelled {cancelled} other {over}}",
  silentNews: "Job {id} is silent",
  deleted: "This job was deleted. The page shows what was last known about it.",
} as const;
