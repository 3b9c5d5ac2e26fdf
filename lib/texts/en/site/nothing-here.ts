export const nothingHereTexts = {
  job: {
    title: "Job not found",
    advice: "It may have been cleared, or you may not have access.",
  },
  page: {
    title: "Page not found",
    advice: "Check the address, or look for the job in the list.",
  },
  toJobs: "Go to your jobs",
} as const;
