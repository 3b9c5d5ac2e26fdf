/** The tabs of the list of jobs. */
export const tabTexts = {
  general: { label: "General", caption: "All background jobs" },
  imports: { label: "Imports", caption: "Imports and ingests only" },
} as const;
