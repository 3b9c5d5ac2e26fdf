/** The search field above the list of jobs, and what it understood. */
export const searchFieldTexts = {
  label: "Search jobs",
  placeholder: "Words, or filters such as status:failed",
  search: "Search",
  clear: "Clear search",
  suggestions: "Suggestions",
  suggested:
    "{count, plural, one {# suggestion} other {# suggestions}}. The arrow keys lead to {count, plural, one {it} other {them}}.",
  chips: "What the list is filtered by",
  chip: {
    status: "{word}",
    type: "{word}",
    owner: "Run by {word}",
    since: "{word}",
    from: "Created from {word}",
    to: "Created up to {word}",
    rejected: "{word}",
    silent: "{word}",
    longer: "{word}",
  },
  exactly: "“{words}”",
  remove: "Remove the filter “{filter}”",
  clearAll: "Clear all",
  searchedFor: "Searched for: {parts}.",
  fewer: "Search without one of them:",
  without: "Search without “{filter}”",
  not: "Not “{words}”",
} as const;
