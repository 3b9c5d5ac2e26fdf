/** `clear`. */
export const clearTexts = {
  description: "delete old completed, failed and cancelled jobs, with their files",
  days: "only jobs that ended more than this many days ago, {min} to {max}; {usual} by default",
  tab: "only jobs of this tab: {words}",
  removed:
    "{tab, select, imports {{count, plural, one {# import} other {# imports}}} other {{count, plural, one {# job} other {# jobs}}}} deleted.",
  removedSoFar:
    "{tab, select, imports {{count, plural, one {# import} other {# imports}}} other {{count, plural, one {# job} other {# jobs}}}} deleted so far",
} as const;
