export const signInFormTexts = {
  userName: "User name",
  password: "Password",
  submit: "Sign in",
  pending: "Signing in…",
} as const;
