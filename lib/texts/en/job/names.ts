/** What stands for a name that is missing or not visible. */
export const namesTexts = {
  unnamedJob: "Unnamed job",
  system: "System",
  unnamedUser: "Unnamed user",
  deletedUser: "{name} (deleted)",
} as const;
