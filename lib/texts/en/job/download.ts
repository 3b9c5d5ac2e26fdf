/** Why a file, or a part of it, is not sent. */
export const downloadTexts = {
  changed: "The file has changed.",
  outside: "The range is outside the file, which has {length, plural, one {# byte} other {# bytes}}.",
  endedTooSoon: "The file ended {missing, plural, one {# byte} other {# bytes}} too soon.",
} as const;
