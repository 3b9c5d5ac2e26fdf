/** The orders of the list of jobs. */
export const sortTexts = {
  date: "Newest first",
  name: "Name A–Z",
} as const;
