/** `reject`: the rejected rows of an import. */
export const rejectionsTexts = {
  description: "record rejected rows of an import, from JSON lines {shape}",
  given: "number of rows in the table",
  columns: "the table's columns, as a CSV header; without it, those of the first line",
  name: "file name of the report",
  noRows: "it has no rows.",
  columnsMissing: "required when the first line's values are a list.",
  wholeNumber: "give a whole number from 0 up.",
} as const;
