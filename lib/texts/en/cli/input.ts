/** What the command line reads from files and from stdin. */
export const inputTexts = {
  line: "line {line}",
  atLine: "line {line}: {error}",
  notJson: "file: not JSON.",
  longLine: "line {line} is too long.",
  /** At most 100 bytes: readers leave so much room for it. */
  leftOut: "… {bytes, plural, one {# byte} other {# bytes}} left out …",
} as const;
