/**
 * What is wrong with a database that can't be used until someone changes something. People who only use the console read
 * these too, so they hold no names and no values.
 */
export const databaseFaultTexts = {
  login: "The database refuses the user or the password in DATABASE_URL.",
  noPassword: "The database asks for a password, and DATABASE_URL has none.",
  notAdmitted: "The database refuses this user, or connections from this machine (pg_hba.conf).",
  noDatabase: "The database server has no database of the name in DATABASE_URL.",
  noHost: "No machine is known by the host name in DATABASE_URL.",
  noSocket: "There is no socket of PostgreSQL at the place that DATABASE_URL names.",
  noTls: "DATABASE_URL asks for an encrypted connection (sslmode), and the database server takes none.",
  certificate:
    "The certificate of the database server can't be trusted. Check sslmode and sslrootcert in DATABASE_URL.",
  pooler:
    "The pooler in front of the database refuses what a connection asks for: put options into its ignore_startup_parameters.",
  notMigrated: "The database has not been migrated to this version. Run: jobs migrate",
  awaitingMigrations: "Migrations of this version are waiting or running. If none is running: jobs migrate",
  noRight:
    "The user in DATABASE_URL lacks a right to the tables of Jobs Console. Use the user that migrated them.",
  readOnly: "The database is read-only: it can be read, and nothing can be changed.",
  diskFull: "The disk of the database server is full.",
  notRunning: "DATABASE_URL is not set, and no embedded server runs in {folder}.",
} as const;
