/** The headings of the list of jobs and of the CSV. */
export const columnTexts = {
  status: "Status",
  id: "ID",
  name: "Name",
  type: "Type",
  createdAt: "Created",
  startedAt: "Start",
  finishedAt: "End",
  finishedAtInCsv: "Completed",
  failed: "Failed",
  durationSeconds: "Duration",
  owner: "Run by",
  actions: "Actions",
} as const;
