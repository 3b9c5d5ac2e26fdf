/** What a person meets when they sign in. */
export const signInTexts = {
  throttled: "Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}}, then try again.",
} as const;
