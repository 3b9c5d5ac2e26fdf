/** The fields of answers that several operations give, or that need a word. */
export const answersTexts = {
  total: "Number of matching jobs, on all pages; if isExactTotal is false, there are at least so many",
  isExactTotal:
    "False if jobs had to be counted one by one, and counting stopped: at {counted, number} jobs, after looking through {looked, number}, with words in the search after about {found, number} that have them (fewer where several words are frequent), or because completeUpTo is not null",
  lookedTo:
    "Null, or the cursor of the last job looked through, if the search for a full page stopped there: after {looked, number} jobs, with words in the search after about {found, number} that have them (fewer where several words are frequent). The next (or prev) link continues there; dates, a type or an owner make the search shorter",
  completeUpTo:
    "Null, or up to when a search for words is complete: more than {waiting, number} newer jobs are still being added to its index",
  sort: "The order of the jobs. It is date although name was requested if more than {sorted, number} jobs have the words, or if too many were looked at to find them all",
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
