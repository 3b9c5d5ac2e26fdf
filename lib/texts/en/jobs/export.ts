/** What is said beside the link that exports the list. */
export const exportTexts = {
  zone: "Times in {zone}",
  headingInUtc: "{heading} (UTC)",
} as const;
