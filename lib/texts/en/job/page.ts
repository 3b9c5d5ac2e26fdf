export const pageTexts = {
  /** What differs comes first: a browser tab shows only the beginning. */
  tab: "Job {id}: {name} – {status}",
} as const;
