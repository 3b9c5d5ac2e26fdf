/** What the fields of a batch's steps mean, and what they must be. */
export const batchTexts = {
  steps: "give a list of 1 to {most, number} steps",
  id: "The job's id",
  created: "Instead of id: the index of the step that creates the job, from 0",
  notEarlier: "give the number of an earlier step that creates a job",
  idOrCreated: "give either the job's id or, as created, the number of the step that creates it",
  run: "The job's current run token",
} as const;
