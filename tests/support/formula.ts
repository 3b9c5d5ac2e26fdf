/**
 * What a spreadsheet would run or read as something else. It is written here again, so that the source's own list is
 * not its own test.
 */
export const RUNS = /^[\s\0\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** The parts of cells that are close to that. NUL comes last, because PostgreSQL does not accept it. */
export const PARTS = [
  "'",
  "=",
  "+",
  "-",
  "@",
  " ",
  "\t",
  "\r",
  "\n",
  ";",
  '"',
  "a",
  "1",
  ".",
  "e",
  "\u00a0",
  "＝",
  "\u200b",
  "\0",
];
