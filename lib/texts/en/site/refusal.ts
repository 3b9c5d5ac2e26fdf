export const refusalTexts = {
  signInAgain: "Sign in again",
} as const;
