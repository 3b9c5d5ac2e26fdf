/** `create`, and the options of every verb that creates a job. */
export const newJobTexts = {
  description: "create a pending job and print its id",
  type: "such as import, export or sync, or a type of your own",
  name: "a short name",
  owner: "the user who launched it; without one, the job belongs to the system",
  about: "one sentence about the job, for people",
  runAt: "the page from which the job was launched",
  object: {
    class: "class of the record that the job is about",
    key: "key of that record",
    label: "label of that record",
    url: "web address of that record",
    classMissing: "required with the other --object options.",
  },
} as const;
