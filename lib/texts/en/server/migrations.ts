/** Why a database is not migrated. */
export const migrationsTexts = {
  missing: "The migrations of Jobs Console are missing. Install it again.",
  encoding: `The database "{database}" has the encoding {encoding}, which can't store every text. Create one with UTF8 (create database … encoding 'UTF8' template template0) and give its address in DATABASE_URL.`,
  failed: "The migration {tag} can't be applied to this database: {reason}. Nothing was changed.",
  newer:
    "The database was migrated by another version of Jobs Console, probably a newer one: it has the migration {tag}, which this version does not have. Start that version, or a newer one.",
  changed:
    "The migration {tag} was changed after it was applied to this database. Restore its file, and make the change in a new migration.",
  outOfOrder:
    "The migration {tag} is out of order: this database already has the later {last}. Give it a number after {last}.",
  older:
    "The database is from an older version of Jobs Console: it has {count, number} of the {all, number} migrations up to {last}. First start, once, the version whose folder db/migrations ends with {last}.sql. Then start this version.",
  deleteNotAllowed:
    "The role {role} may not delete from drizzle.__drizzle_migrations. Grant it DELETE on that table, then start again.",
} as const;
