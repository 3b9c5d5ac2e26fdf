/** The list of jobs without rows. */
export const noJobsTexts = {
  noMatch: "No {tab, select, imports {imports} other {jobs}} match these filters",
  others: "Change or clear the filters to see other {tab, select, imports {imports} other {jobs}}.",
  clearFilters: "Clear filters",
  none: "No {tab, select, imports {imports} other {jobs}} yet",
  record:
    "Programs record {tab, select, imports {imports} other {jobs}} here. To record your first one, run this in the console’s folder:",
} as const;
