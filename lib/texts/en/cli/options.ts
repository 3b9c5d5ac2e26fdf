/** Options and arguments that several verbs have, and what is wrong with them. */
export const optionsTexts = {
  json: "print it as JSON",
  jsonList: "print them as JSON",
  jsonShape: "print {shape}",
  stdin: "- for stdin",
  run: "the run token that start --json printed; it is refused after another run has taken over",
  runToken: "print {shape}; pass the token to later verbs as --run",
  userDisabled: "The user {name} is disabled.",
  notAsUser: "it can't be used with this command.",
} as const;
