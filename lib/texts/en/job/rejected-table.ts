export const rejectedTableTexts = {
  someColumns: "Showing {shown, number} of {all, number} columns, including those with wrong values.",
  row: "Row",
  reason: "What is wrong",
  unnamedColumn: "(no name)",
  column: "Column {name}",
  wrongValue: "Wrong value",
  /** Read aloud before the value. */
  wrongValueFollows: "Wrong value:",
  empty: "empty",
  blank: "blank",
  length: "{count, plural, one {# character} other {# characters}} in all",
} as const;
