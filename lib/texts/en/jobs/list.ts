/** The page with the list of jobs. */
export const listTexts = {
  heading: "{viewer, select, admin {All} other {Your}} {tab, select, imports {imports} other {jobs}}",
  tabs: "Lists of jobs",
  exportAll: "Export CSV",
  exportSome: "Export CSV ({filters})",
  zone: "Times are in {zone}.",
  seenBy: "Seen by {viewer} on {moment}, times in {zone}.",
  filters: "Filters",
  filtersSet: "Filters ({count, number})",
  pages: "Pages",
} as const;
