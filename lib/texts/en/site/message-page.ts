/** What to give to an administrator: the number of a request, or of an error without one. */
export const messagePageTexts = {
  request: "Request <code>{number}</code>: give this number to your administrator.",
  error: "Reference <code>{number}</code>: give this number to your administrator.",
} as const;
