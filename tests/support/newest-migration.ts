import journal from "@/db/migrations/meta/_journal.json";

/** The tags of all migrations, in order. */
export const MIGRATIONS = journal.entries.map(({ tag }) => tag);

/** The migration that an up-to-date database is at. */
export const NEWEST_MIGRATION = MIGRATIONS.at(-1) ?? "";
