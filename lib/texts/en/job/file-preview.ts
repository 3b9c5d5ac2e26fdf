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
} as const;
