/** The fields of answers that several operations give, or that need a word. */
export const answersTexts = {
  total: "Number of matching jobs, on all pages; if isExactTotal is false, there are at least so many",
  isExactTotal:
    "False if jobs had to be counted one by one, and counting stopped at 10,000, or after looking through 200,000",
  lookedTo:
    "Null, or the cursor of the last job looked through, if the search for a full page stopped there after 200,000 jobs. The next (or prev) link continues there; dates, a type or an owner make the search shorter",
  page: "Page number, from 1",
  isExactPage: "Whether the page number is exact; with a cursor it may be an estimate",
  subtaskPages: "Number of pages of the requested subtasks",
  expected:
    "How long the job may take, from jobs like it; null if fewer than 5 are known, and for a job that has ended",
  silent: "How many of the running jobs are silent, for each tab; null if more than 2,000 of your jobs run",
  jobId: "The job's id, a decimal number",
  runToken: "Send it as Run-Token with the later requests of this run",
  cards: {
    general: "Counts of every job that you may see; pending includes queued jobs",
    imports: "Counts of the types {types}",
  },
} as const;
