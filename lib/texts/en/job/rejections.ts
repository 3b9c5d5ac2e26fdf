export const rejectionsTexts = {
  title: "Rejected rows",
  count: "{rejected, plural, one {# row} other {# rows}} rejected",
  countOf: "{rejected, number} of {given, plural, one {# row} other {# rows}} rejected",
  statusAndCount: "{status}, {count}",
  countSentence: "{count}.",
  whatToDo:
    "{rows, plural, one {Download the rejected row, correct it, and import that file.} other {Download the # rejected rows, correct them, and import that file.}} Its columns _row, _column and _error are not imported.",
  noReport: "No error report contains them.",
  moreReports: "Only the first {shown, number} of {total, number} error reports are shown here.",
  report: "Error report {name}",
  firstRows:
    "Showing the first {shown, number} of {rows, plural, one {# row} other {# rows}}. The file has all of them.",
  table: "Rejected rows of {name}",
  notShown: {
    readable: "The first row is too long to show here. Download the file to see it.",
    gone: "The file with these rows is missing from storage.",
    changed: "The file with these rows has changed since it was recorded, so it can’t be downloaded.",
    away: "File storage is unavailable, so these rows can’t be shown now. Reload the page later.",
    damaged:
      "The stored file is not a readable error report, so its rows can’t be shown here. Download it to see what it contains.",
  },
  download: "Download {name}",
  byMessage: "Rejected rows by message",
  rows: "{rows, plural, one {# row} other {# rows}}",
  otherMessages: "other messages",
  moreMessages: "{count, plural, one {# more message} other {# more messages}}",
} as const;
