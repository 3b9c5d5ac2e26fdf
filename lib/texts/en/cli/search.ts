/** `verify-search`. */
export const searchTexts = {
  description: "compare the search index with all jobs",
  repair: "correct wrong entries",
  faults: {
    missing: "job {job} has no entry",
    outdated: "job {job} has an outdated entry",
    left_over: "there is an entry of job {job}, which does not exist",
  },
  more: "… and {count, number} more",
  verified:
    "{jobs, plural, one {# job} other {# jobs}} compared: {wrong, plural, one {# wrong entry} other {# wrong entries}}.",
  repaired:
    "{jobs, plural, one {# job} other {# jobs}} compared: {wrong, plural, one {# wrong entry} other {# wrong entries}}, repaired.",
} as const;
