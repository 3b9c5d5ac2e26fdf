/** What the fields of a new job and of its subtasks mean, and what they must be. */
export const newJobTexts = {
  type: "Such as import. The console shows an unknown type as it is",
  typeRule: "a lower-case word of letters, digits and _, at most {most, number} long",
  nameMissing: "give a name",
  owner:
    "A user's name; staff may only give their own. By default, a job of staff is theirs, any other the system's",
  otherOwner: "only administrators can name another owner.",
  runAt: "The page from which the job was launched",
  object: "The record that the job is about",
  tooManySubtasks: "give at most {most, number} names at once",
} as const;
