/** What is said about a running job that is not heard from. */
export const silenceTexts = {
  silent: "Silent",
  silentFor: "Silent for {duration}",
  lastHeard: "Last heard from on {moment}",
  neverHeard: "Nothing was heard from it since its start.",
} as const;
