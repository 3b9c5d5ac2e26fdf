/** The cards above the list of jobs: one a status, and all of them together. */
export const cardTexts = {
  label: "Jobs by status",
  total: "Total",
  totalMeaning: "All {tab, select, imports {imports} other {jobs}}",
  silent: "{count, number} silent",
  runningWithSilent:
    "Running now, {count, number} of them silent: not heard from for longer than jobs of their type usually are",
  completedWithRejectedRows: "Finished successfully, {count, number} of them with rejected rows",
} as const;
