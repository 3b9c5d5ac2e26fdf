/** What is said about a running job that is not heard from, and about one that runs for long. */
export const silenceTexts = {
  silent: "Silent",
  silentFor: "Silent for {duration}",
  lastHeard: "Last heard from on {moment}",
  neverHeard: "Nothing was heard from it since its start.",
  late: "Longer than usual",
  lateMeaning: "19 of 20 jobs like it took at most {duration}.",
} as const;
