/** What is wrong with the JSON of a request or a file. */
export const jsonTexts = {
  givenTwice: "give it once.",
  notUtf8: "{field}: not UTF-8 text.",
  notJson: "The body is not JSON.",
  notObject: "give a JSON object.",
  tooDeep: "nested more than {most, number} levels deep.",
  contentType: "Send JSON with the header Content-Type: application/json.",
  utf16Body: "The body is UTF-16 text. Send UTF-8.",
  utf16File: "UTF-16 text: save the file as UTF-8.",
  utf16Input: "UTF-16 text: send UTF-8.",
} as const;
