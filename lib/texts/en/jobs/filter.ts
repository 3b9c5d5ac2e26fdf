/** The filters of the list of jobs and their form. */
export const filterTexts = {
  tab: { label: "Tab" },
  status: { label: "Status", all: "All statuses" },
  type: {
    label: "Type",
    all: "All types",
    placeholder: "All, or enter a type",
    hint: "Not all types are listed. You can enter any type, such as import",
  },
  sort: { label: "Sort" },
  apply: "Filter",
  clear: "Clear",
  clearHint:
    "All {tab, select, imports {imports} other {jobs}}, {sort, select, name {A to Z} other {newest first}}",
} as const;
