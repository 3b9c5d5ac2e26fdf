/** The form that leads to a page of the list or to a job. */
export const goToTexts = {
  page: "Page",
  id: "Job ID",
  digits: "A number, such as 17",
  go: "Go",
  notAnId: "“{value}” is not a job ID.",
} as const;
