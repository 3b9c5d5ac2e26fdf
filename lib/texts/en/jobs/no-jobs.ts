/** The list of jobs without rows. */
export const noJobsTexts = {
  noMatch: "No {tab, select, imports {imports} other {jobs}} match these filters",
  noneSoFar: "No {tab, select, imports {imports} other {jobs}} found so far",
  lookFurther: "Look further",
  others: "Change or clear the filters to see other {tab, select, imports {imports} other {jobs}}.",
  clearFilters: "Clear filters",
  none: "No {tab, select, imports {imports} other {jobs}} yet",
  appear:
    "{tab, select, imports {Imports and ingests} other {Exports, imports and other background jobs}} appear here as soon as they are launched.",
  record:
    "To record your first {tab, select, imports {import} other {job}} by hand, run this in the folder of Jobs Console:",
  show: "Show",
} as const;
