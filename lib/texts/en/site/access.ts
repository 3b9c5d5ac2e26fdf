/** Why a request is not let in: it is not signed in, or its access token does not count. */
export const accessTexts = {
  sessionEnded: "Your session has ended. Nothing was changed.",
  signIn: "Sign in first.",
  signInOrToken: "Sign in first, or send an access token.",
  tokenNeeded: "Send an access token: Authorization: Bearer jct_…",
  bearerMissing: "The word Bearer is missing before the token: Authorization: Bearer jct_…",
  noTokens: "This address does not accept an access token. Sign in with a password.",
  badToken: "This access token is unknown, expired or revoked, or its user is disabled.",
} as const;
