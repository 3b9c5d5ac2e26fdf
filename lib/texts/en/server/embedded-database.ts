/** Why the embedded PostgreSQL does not start. */
export const embeddedDatabaseTexts = {
  notInstalled:
    'The embedded PostgreSQL is not installed. Run "npm ci" to install it. If there is none for {platform}, set DATABASE_URL.',
  notSetUp: "The embedded PostgreSQL could not be set up.",
  otherVersion:
    "{folder} was created by PostgreSQL {made}, but this version of Jobs Console includes PostgreSQL {included}. Dump the data with the old version and restore it with the new one, or set DATABASE_URL.",
  noEntry:
    'PostgreSQL refuses to run as root, and the user "{user}" may not enter {folder}. Run this as an ordinary user, move the folder, or let other users enter its parent folders (chmod o+x).',
  noServiceUser:
    'PostgreSQL refuses to run as root, and the user "{user}" could not be created. Run this as an ordinary user.',
  doesNotStart: "The embedded PostgreSQL in {folder} does not start. The end of its server.log:\n  {log}",
} as const;
