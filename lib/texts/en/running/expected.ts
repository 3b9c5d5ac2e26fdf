/** How long a job may be expected to take. */
export const expectedTexts = {
  basis: "Which jobs it is taken from: those of the same type and name, or of the same type",
  jobs: "How many completed jobs it is taken from: at least 5, at most the newest 100",
  usualSeconds: "Half of them took no longer",
  longSeconds: "19 of 20 of them took no longer; of fewer than 20 jobs, none did",
} as const;
