/** `migrate` and `database-url`. */
export const databaseTexts = {
  migrate: "update the database to this version",
  url: "print the address of the database, with its password, for psql",
  upToDate: "The database is already at this version ({now}).",
  created:
    "The database had no migrations; {count, plural, one {# migration} other {# migrations}} applied. It is now at {now}.",
  updated:
    "The database was at {before}; {count, plural, one {# migration} other {# migrations}} applied. It is now at {now}.",
} as const;
