/** What is said about a table that is read: how it was read, what was left out, why it can't be read. */
export const tableReaderTexts = {
  encodings: { "utf-8": "UTF-8", "utf-16": "UTF-16", "windows-1252": "Windows-1252" },
  delimiters: {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "bars",
    "#": "hash signs",
    "^": "carets",
    "~": "tildes",
    "\u001f": "unit separators",
    " ": "spaces",
  },
  otherDelimiter: "“{delimiter}”",
  read: "read as {encoding}, separated by {delimiter}",
  readAsOneColumn: "read as {encoding}, one column",
  fileRead: "{name}: {read}.",
  readSentence: "Read as {encoding}, separated by {delimiter}.",
  readAsOneColumnSentence: "Read as {encoding}, one column.",

  hintSkipped: "The first line, sep=, was read as a hint and not as a row.",
  blanksSkipped: "Blanks before quotes were left out.",
  leftOut: "Left out: _row, _column and _error, the columns of an error report.",
  rivals: "It could also be separated by {delimiters}.",
  giveDelimiter: "If it is read wrongly, give its delimiter (--delimiter).",
  guarded:
    "{count, plural, one {# cell begins} other {# cells begin}} with the ' that an error report puts before formulas. It was left there: only a file with the columns _row, _column and _error is read as an error report.",

  rowBeyondHeader: "the row has {count, plural, one {# cell} other {# cells}} more than the header: {cells}",
  rowWithNul: "the row has a NUL character, which is not text",

  rowsTooLong:
    "{count, plural, one {# row has} other {# rows have}} more cells than the header. An import rejects {count, plural, one {it} other {them}}.",
  rowsWithNul:
    "{count, plural, one {# row has} other {# rows have}} a NUL character. An import rejects {count, plural, one {it} other {them}}.",

  empty: "row 1 is missing: the file is empty.",
  noNames: "row {row} has no column names.",
  notCsv: "not a CSV file.",
  notText:
    "row {row} is not {encoding} text: save the file as CSV UTF-8, or give its encoding (--encoding windows-1252).",
  openQuote: "row {row} has a quote that is never closed.",
  strayQuote: "row {row} has a quote inside a quoted cell; write it twice.",
  rowTooLong: "row {row} is longer than {most, number} characters.",
  tooManyCells: "row {row} has more than {most, number} cells.",
  html: "row 1 begins an HTML or XML document, not a table.",
  json: "row 1 begins JSON, not a table.",
  assumed: "The file was {read}. If that is wrong, give --delimiter.",

  notErrorReport: "not an error report: it has no column {column}.",
  noRowNumber: "row {row} has no row number in its column _row.",
  nulInReport: "row {row} has a NUL character.",
  otherWidth: "row {row} has {cells, plural, one {# cell} other {# cells}}, the header {width, number}.",

  readDifferently: "Read it differently",
  encoding: "Encoding",
  delimiter: "Delimiter",
  asDetected: "as detected",

  unknownDelimiter: "give one character, or comma, semicolon, tab or bar.",
  unknownEncoding: "give utf-8, utf-16 or windows-1252.",
} as const;
