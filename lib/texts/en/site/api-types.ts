/** What a value of the API may be, by its JSON schema. */
export const apiTypesTexts = {
  string: "text",
  shortString: "text, at most {most, number} characters",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  object: "object",
  null: "null",
  time: "time",
  list: "list",
  listOfNamed: "list of {name} objects",
  listOf: "list of {items}",
  listOfAnything: "list of anything",
  named: "a {name}",
  any: "any JSON",
} as const;
