/** The way to the list of jobs and to a job. */
export const trailTexts = {
  settings: "Settings",
  maintenance: "Application Maintenance",
  list: "Job Management",
  job: "Job {id}",
} as const;
