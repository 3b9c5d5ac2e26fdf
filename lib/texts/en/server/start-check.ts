/** Why the server does not start. */
export const startCheckTexts = {
  publicFirst: "public first",
  readCommitted: "read committed",
  dataDir:
    "JOBS_DATA_DIR: the folder can’t be written ({reason}). Give one that the user of this process may write in.",
  storage: "JOBS_DATA_DIR: {fault} ({reason})",
  sessionSetting:
    "DATABASE_URL: the sessions of this database have {name} = {value}, but the console needs {needed}. If a pooler is between them, it ignores the console's options: set it for the role (alter role … set {name} = …).",
} as const;
