/** The filters of jobs as programs give them: the API's parameters and the command line's options. */
export const filterOptionTexts = {
  word: { api: "{word}: {meaning}", help: "{word} ({meaning})" },
  tab: { all: "every job", some: "types {types}" },
  status: {
    api: "pending includes queued jobs; with - in front, all but that status",
    help: "{words}; with - in front, all but that, such as -completed",
  },
  type: {
    example: "give a type, such as import",
    api: "such as import; with - in front, all but that type",
    help: "such as import, export or sync, or another type that a producer uses; with - in front, all but that",
  },
  owner: {
    example: "give the name of a user",
    api: "the name of the user who started the job; for administrators only",
    help: "jobs of this user; for administrators only",
  },
  since: {
    example: "give a time such as 30m, 24h, 7d or 2w, or today or yesterday",
    api: "created within this time, by the database’s clock: a number with m, h, d or w (30m, 24h, 7d, 2w), or since the start of today or yesterday in the user’s time zone",
    help: "created within this time, such as 30m, 24h, 7d, 2w, today or yesterday",
  },
  from: {
    example: "give a day, such as 2026-11-24, or a time, such as 2026-11-24T10:00:00Z",
    api: "created at this time or later: a day in the user’s time zone, or an ISO 8601 time",
    help: "created on this day or later, such as 2026-11-24, or an ISO 8601 time",
  },
  to: {
    example: "give a day, such as 2026-11-24, or a time, such as 2026-11-24T10:00:00Z",
    api: "created at this time or earlier: a day in the user’s time zone, which it includes, or an ISO 8601 time",
    help: "created on this day or earlier, such as 2026-11-24, or an ISO 8601 time",
  },
  rejected: { yes: "with rejected rows", no: "without rejected rows" },
  silent: {
    yes: "running, and not heard from for longer than usual",
    no: "all other jobs",
  },
  longer: {
    example: "give a duration, such as 90s, 10m, 2h or 1d",
    api: "ran longer than this, or has been running longer: a number with s, m, h or d (90s, 10m, 2h, 1d)",
    help: "ran longer than this, such as 90s, 10m, 2h or 1d",
  },
  q: {
    example: "give at most 500 characters",
    api: "at most {most, number} words to search for (words in quotes count as one), and filters as people type them: harbour status:failed -type:sync",
    help: "at most {most, number} words to search for (words in quotes count as one), and filters as people type them: harbour status:failed -type:sync",
  },
  sort: { date: "newest first", name: "A to Z" },
  unknownWord: "give one of {words}",
  notHere: "there is no {filter} “{word}” here.",
  notYours: "only administrators can filter by it.",
  emptyRange: "no job can match: the first moment is after the last.",
} as const;
