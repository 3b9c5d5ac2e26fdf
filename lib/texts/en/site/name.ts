/** Why the name of a user or of a token is refused. */
export const nameTexts = {
  length: "give 1 to {most} characters.",
  hidden: "use no control characters, no invisible characters and none that change the direction of text.",
  mixed: "“{word}” mixes letters of different alphabets, which can look alike. Use one alphabet per word.",
  spaces: "remove the spaces at the start or end.",
  looksLikeUser: "it looks too much like the name of the user {other}. Choose a different name.",
  looksLikeToken: "it looks too much like the name of the token {other}. Choose a different name.",
} as const;
