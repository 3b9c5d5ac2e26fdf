/** What the search field understands, with examples. */
export const searchHelpTexts = {
  title: "Search help",
  words:
    "Words are looked for in the name, description, error message, ID, owner and linked object. Accents and upper or lower case make no difference. A number alone leads to the job with that ID.",
  example: { words: "harbour photo", exact: "harbour photographs", not: "draft" },
  meaning: {
    words: "both words, in any order; the beginning of a word is enough",
    exact: "exactly these words in a row",
    not: "without this word",
    status: "of this status: {statuses}",
    notType: "of any type but this one; - works with status too",
    type: "of this type",
    owner: "run by this user; a name with blanks goes in quotes",
    since: "created in the last 7 days; also 30m, 24h, 2w, today and yesterday",
    from: "created on these days, the last one included",
    rejected: "with rejected rows",
    silent: "running, and not heard from for longer than usual",
    longer: "ran longer than 10 minutes; also 90s, 2h and 1d",
  },
} as const;
