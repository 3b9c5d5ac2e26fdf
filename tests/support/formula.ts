/** What a spreadsheet would run, or read anew from: said here once more, so that the source's own list is not its judge. */
export const RUNS = /^[\s\0\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** What cells that come near to that are made of. NUL, which PostgreSQL takes none of, comes last. */
export const PARTS = [
  ...["'", "=", "+", "-", "@", " ", "\t", "\r", "\n", "a", "1", ".", "e", "\u00a0", "＝", "\u200b"],
  "\0",
];
