/** What becomes of a list while it is looked at. */
export const liveListTexts = {
  // `shown` is the number that `count` decides the plural of.
  newJobs:
    "{shown} new {tab, select, imports {{count, plural, one {import} other {imports}}} other {{count, plural, one {job} other {jobs}}}}",
  newJobsMeaning: "Shows the newest {tab, select, imports {imports} other {jobs}}",
  deleted: "Deleted",
  deletedMeaning: "This job was deleted while you were looking.",
  unmatched: "No longer matches the filter. It stays here until you reload the page.",
} as const;
