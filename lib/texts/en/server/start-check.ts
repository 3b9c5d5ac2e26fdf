/** Why the server does not start. */
export const startCheckTexts = {
  publicFirst: "public first",
  readCommitted: "read committed",
  dataDir:
    "JOBS_DATA_DIR: the folder can’t be written ({reason}). Give one that the user of this process may write in.",
  storage: "JOBS_DATA_DIR: {fault} ({reason})",
  sessionSetting:
    "DATABASE_URL: the sessions of this database have {name} = {value}, and the console needs {needed}. A pooler in between takes no options: give the role this setting (alter role … set {name} = …).",
} as const;
