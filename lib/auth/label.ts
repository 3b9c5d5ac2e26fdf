/** What a name is that people give, of a user or a token: one line of 1 to `most` characters. */
export const labelPattern = (most: number): RegExp =>
  new RegExp(`^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1,${most}}$`, "u");

/** What is said of one that can't be taken. */
export const labelRule = (most: number): string => `give 1 to ${most} characters, no control characters`;
