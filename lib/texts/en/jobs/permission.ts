/** What a viewer may not do with jobs and their counts. */
export const permissionTexts = {
  changed: "Your permissions changed. Reload the page.",
  noSuchAddress: "Nothing here.",
  verifyCounts: "Only administrators can verify the counts.",
  verifySearch: "Only administrators can verify the search index.",
} as const;
