export const newTokenTexts = {
  title: "New token",
  name: "Name",
  purpose: "What it is for",
  scopes: "What it can do",
  expires: "Expires",
  inDays: "{days, plural, =365 {In a year} one {In # day} other {In # days}}",
  never: "Never",
  create: "Create token",
  creating: "Creating…",
  shown: "The new token",
  created: "Token created: “{name}”.",
  copyNow: "Copy it now. It won’t be shown again. Keep it secret, like a password.",
} as const;
