/** What of a search text was not understood: as a page says it to people, and as it is refused to programs. */
export const queryTexts = {
  unknown: {
    people:
      "{terms} {count, plural, one {does not name a filter and was} other {do not name filters and were}} searched for as words.",
    programs:
      "{terms} {count, plural, one {does not name a filter. Put it} other {do not name filters. Put them}} in quotes to search for the words.",
  },
  noValue: {
    people:
      "{terms} {count, plural, one {has no value and was} other {have no values and were}} searched for as words. Write the value directly after the colon, as in {example}.",
    programs:
      "{terms} {count, plural, one {has no value} other {have no values}}. Write the value directly after the colon, as in {example}.",
  },
  noWords: {
    people:
      "{terms} {count, plural, one {has} other {have}} no letters or digits, so {count, plural, one {it was} other {they were}} not searched for.",
    programs: "{terms} {count, plural, one {has} other {have}} no letters or digits, which a search needs.",
  },
  tooMany: {
    people:
      "A search takes at most {most, number} words, so {terms} {count, plural, one {was} other {were}} left out. Words in quotes count as one.",
    programs: "A search takes at most {most, number} words. Leave {terms} out. Words in quotes count as one.",
  },
  tooLong: {
    people: "The search is too long. What stands after “{last}” was left out.",
    programs: "The search is too long: a search takes {most, number} characters, up to “{last}”.",
  },
  nothing: "give words or filters to search for.",
  twice: "“{name}” can be given only once.",
  others: "{terms} and {others, plural, one {# other} other {# others}}",
} as const;
