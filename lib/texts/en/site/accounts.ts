/** What is wrong with a user's or a token's field. The field's name stands before it. */
export const accountsTexts = {
  passwordLength: "give {min, number} to {max, number} characters",
  unknownRole: "give {roles}.",
  nameTaken: "a user named {name} already exists.",
  lastAdministrator:
    "{name} is the last administrator who can sign in. Make another user an administrator first: jobs user set-role NAME --role admin",
  unknownUser: "there is no user named {name}.",
} as const;
