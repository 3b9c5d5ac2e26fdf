/** What a viewer may not do with jobs and their counts. */
export const permissionTexts = {
  changed: "Your permissions changed. Reload the page.",
  verifyCounts: "Only administrators can verify the counts.",
} as const;
