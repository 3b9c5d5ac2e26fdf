/** What a search says besides its results. */
export const searchTexts = {
  notComplete: "The search index is being filled. Try again later, or leave the words out.",
  completeUpTo: "Search is complete up to {moment}. Newer jobs are still being added to it.",
  newestFirst:
    "More than {most, number} jobs match, too many to sort by name. They are shown and exported newest first.",
  newestFirstAfterLooks: "Too many jobs were looked through to sort by name. They are shown newest first.",
  // `where` is newest, after or before.
  lookedAt:
    "Many jobs have these words, so only those {where, select, before {up to} other {back to}} {moment} were looked at. Narrow the search by dates, type or owner, or open the {where, select, before {previous} other {next}} page to look further.",
} as const;
