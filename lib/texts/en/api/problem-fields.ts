/** The fields of a problem. */
export const problemFieldsTexts = {
  type: "Address of a page that explains the code",
  detail: "What went wrong, in one sentence for people",
  field: "The field or parameter that was refused",
  index: "The step of a batch that was refused, from 0",
  request: "The number of the request; the console's log has the error under this number",
} as const;
