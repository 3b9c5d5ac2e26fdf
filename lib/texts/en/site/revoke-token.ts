export const revokeTokenTexts = {
  question: "Revoke “{name}”?",
  questionOfUser: "Revoke “{name}” of {owner}?",
  consequence: "Requests with this token will be refused. This can’t be undone.",
  revoke: "Revoke token",
  revoking: "Revoking…",
  cancel: "Cancel",
} as const;
