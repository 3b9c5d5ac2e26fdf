/** What is wrong with a rejected row that a producer gives, or with its report, and what a report writes itself. */
export const rejectedRowTexts = {
  columnsNotNames: "give their names.",
  tooManyColumns: "at most {most, number}.",
  columnsTooLong: "their names are too long.",
  rowNumber: "give its row number, a whole number; the header is row 1.",
  unknownColumn: "there is no column “{name}”.",
  tooManyValues:
    "there {columns, plural, one {is # column} other {are # columns}}, and {values, plural, one {# value} other {# values}}.",
  tooLarge: "row {row} is too large for a report.",
  noMessage: "No message was given.",
  cutMessage: "{message} … (cut: {characters, number} characters)",
  finished: "it is finished.",
  rowsGiven: "give a whole number that is not below the {rejected, number} rejected.",
} as const;
