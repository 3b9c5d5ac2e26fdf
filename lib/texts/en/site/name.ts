/** Why the name of a user or of a token is refused. */
export const nameTexts = {
  length: "give 1 to {most} characters.",
  hidden: "give no control characters, and nothing that is invisible or changes the direction of text.",
  mixed: "“{word}” mixes letters of different alphabets, which can look alike.",
  spaces: "no spaces at the start or end.",
  looksLikeUser: "it looks like the name of the user {other}. Give a name that people can tell apart.",
  looksLikeToken: "it looks like the name of the token {other}. Give a name that people can tell apart.",
} as const;
