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

  hintSkipped: "The first line (sep=) names the delimiter. It was not read as a row.",
  blanksSkipped: "Spaces before quotes were removed.",
  leftOut: "The columns _row, _column and _error were left out: they belong to an error report.",
  rivals: "The cells could also be separated by {delimiters}.",
  giveDelimiter: "If this is wrong, give the delimiter (--delimiter).",
  guarded:
    "{count, plural, one {# cell begins} other {# cells begin}} with the ' that an error report puts before formulas. It was not removed, because only a file with the columns _row, _column and _error is read as an error report.",

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
  html: "row 1 is the start of an HTML or XML document, not of a table.",
  json: "row 1 is the start of JSON, not of a table.",
  assumed: "The file was {read}. If that is wrong, give --delimiter.",

  notErrorReport: "not an error report: it has no column {column}.",
  noRowNumber: "row {row} has no row number in its column _row.",
  nulInReport: "row {row} has a NUL character.",
  otherWidth:
    "row {row} has {cells, plural, one {# cell} other {# cells}}, but the header has {width, number}.",

  readDifferently: "Read it differently",
  encoding: "Encoding",
  delimiter: "Delimiter",
  asDetected: "As detected",

  unknownDelimiter: "give one character, or comma, semicolon, tab or bar.",
  unknownEncoding: "give utf-8, utf-16 or windows-1252.",
} as const;
