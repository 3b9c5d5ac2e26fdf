export const tokenErrorsTexts = {
  scopes: "give one or more of {scopes}.",
  days: "give a whole number from {min, number} to {max, number}.",
  notForOthers: "Only administrators can create a token for another user.",
  tooMany: "already has {most, number} active tokens. Revoke one first.",
  unknown: "There is no token {id}.",
} as const;
