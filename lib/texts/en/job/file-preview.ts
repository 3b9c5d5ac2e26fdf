export const filePreviewTexts = {
  title: "Preview of {name}",
  beginning: "The beginning of {name}",
  close: "Close preview",
  row: "Row",
  otherType: "Only text and CSV can be previewed.",
  missing: "File missing.",
  changed: "File changed.",
  empty: "This file is empty.",
  storageUnavailable: "File storage unavailable.",
  undecoded: "Some characters could not be decoded.",
  notCsv: "Not valid CSV; shown as text.",
  notText: "This is not text, so it can’t be previewed.",

  allRows:
    "{count, plural, =0 {A header without rows.} one {Showing the only row.} other {Showing all # rows.}}",
  firstRows:
    "{count, plural, =0 {Showing only the header.} one {Showing the first row.} other {Showing the first # rows.}}",
  allLines: "{count, plural, one {Showing the only line.} other {Showing all # lines.}}",
  firstLines: "{count, plural, one {Showing the first line.} other {Showing the first # lines.}}",
  cutOff: "Cut after {size}.",
  brokenRows:
    "{count, plural, one {One row is not valid CSV and is shown as text.} other {# rows are not valid CSV and are shown as text.}}",
  someColumns: "Showing the first {shown, number} of {all, number} columns.",
  longCells: "Long cells are cut after {most, number} characters.",
  longLines: "Long lines are cut after {most, number} characters.",
} as const;
