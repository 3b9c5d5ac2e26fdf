/** The filters of jobs as programs give them: the API's parameters and the command line's options. */
export const filterOptionTexts = {
  word: { api: "{word}: {meaning}", help: "{word} ({meaning})" },
  tab: { all: "every job", some: "types {types}" },
  status: { api: "pending includes queued jobs" },
  type: {
    example: "give a type, such as import",
    help: "such as import, export or sync, or another type that a producer uses",
  },
  sort: { date: "newest first", name: "A to Z" },
  unknownWord: "give one of {words}",
  notHere: "there is no {filter} “{word}” here.",
  notYours: "only administrators can filter by it.",
} as const;
