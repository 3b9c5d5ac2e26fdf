/**
 * What is wrong with a database that can't be used until someone changes something. People who only use the console read
 * these too, so they hold no names and no values.
 */
export const databaseFaultTexts = {
  login: "The database refuses the user or the password in DATABASE_URL.",
  noPassword: "The database asks for a password, and DATABASE_URL has none.",
  notAdmitted: "The database refuses this user, or connections from this machine (pg_hba.conf).",
  noDatabase: "The database that DATABASE_URL names does not exist on the server.",
  noHost: "The host name in DATABASE_URL was not found.",
  noSocket: "There is no PostgreSQL socket at the path in DATABASE_URL.",
  noTls:
    "DATABASE_URL asks for an encrypted connection (sslmode), but the database server does not offer one.",
  certificate:
    "The certificate of the database server can't be trusted. Check sslmode and sslrootcert in DATABASE_URL.",
  pooler:
    "The connection pooler refuses an option of the console. Add options to its ignore_startup_parameters.",
  notMigrated: "The database has not been migrated to this version. Run: jobs migrate",
  awaitingMigrations:
    "Migrations of this version are waiting or running. If none is running, run: jobs migrate",
  noRight:
    "The user in DATABASE_URL lacks a permission for the tables of Jobs Console. Use the user that ran the migrations.",
  readOnly: "The database is read-only: nothing can be changed.",
  diskFull: "The disk of the database server is full.",
  notRunning: "DATABASE_URL is not set, and no embedded server runs in {folder}.",
} as const;
