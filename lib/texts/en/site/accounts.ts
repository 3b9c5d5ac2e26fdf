/** What is wrong with a user's or a token's field. The field's name stands before it. */
export const accountsTexts = {
  passwordLength: "give {min, number} to {max, number} characters",
  nameLength: "give 1 to {most, number} characters, no control characters.",
  nameSpaces: "no spaces at the start or end.",
  unknownRole: "give {roles}.",
  nameTaken: "a user named {name} already exists.",
  unknownUser: "there is no user named {name}.",
} as const;
