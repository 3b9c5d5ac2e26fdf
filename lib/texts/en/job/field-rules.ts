/** What a field of a job, subtask or file must be. Those without a full stop follow the field's name. */
export const fieldRulesTexts = {
  sentence: "{rule}.",
  refused: "can't be taken",
  oneOf: "give {words}",
  characters: "at most {most, number} characters",
  wholeNumber: "give a whole number from 0 up",
  notBelow: "give a whole number that is not below {field}",
  idempotencyKey: "give 1 to {most, number} visible characters of ASCII",
  keyWithoutUser: "only a user's writes can have a key.",
} as const;
