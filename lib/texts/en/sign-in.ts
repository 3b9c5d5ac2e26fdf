/** What a person meets when they sign in. */
export const signInTexts = {
  throttled: "Too many attempts. Wait {minutes, plural, one {# minute} other {# minutes}}, then try again.",
  unusable:
    "The console can’t use its database, so nobody can sign in now. Tell your administrator: the log says why.",
} as const;
