/** Options and arguments that several verbs have, and what is wrong with them. */
export const optionsTexts = {
  json: "print it as JSON",
  jsonList: "print them as JSON",
  jsonShape: "print {shape}",
  stdin: "- for stdin",
  run: "the run token that start --json printed; refused after another run has taken over",
  runToken: "print {shape}; pass the token to later verbs as --run",
  noUser: "there is no user named {name}.",
  userDisabled: "The user {name} is disabled.",
  notAsUser: "not possible with this command.",
} as const;
