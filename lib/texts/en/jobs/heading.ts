/** The headings of the list of jobs, by which it can be sorted. */
export const headingTexts = {
  sort: {
    date: "Sort by time of creation, newest first",
    name: "Sort by name, A to Z",
  },
  sorted: {
    date: "Sorted by time of creation, newest first",
    name: "Sorted by name, A to Z",
  },
} as const;
