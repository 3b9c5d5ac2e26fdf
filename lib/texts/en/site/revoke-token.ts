export const revokeTokenTexts = {
  question: "Revoke the token “{name}”?",
  questionOfUser: "Revoke {owner}’s token “{name}”?",
  consequence: "Requests with this token will be refused. This can’t be undone.",
  revoke: "Revoke token",
  revoking: "Revoking…",
  cancel: "Cancel",
} as const;
