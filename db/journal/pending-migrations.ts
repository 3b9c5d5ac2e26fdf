import { MigrationError } from "./migration-error";
import type { Migration } from "./read-migrations";

/** What the journal stores of a migration that was applied. */
export type AppliedMigration = Pick<Migration, "tag" | "sha256">;

/**
 * The migrations that are still to be applied: those after the applied ones. Throws a MigrationError when `applied` is
 * not exactly the beginning of `migrations`. Both are in the order of their tags.
 */
export function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.tag, migration]));
  const newer = applied.find(({ tag }) => !known.has(tag));
  if (newer) {
    throw new MigrationError(
      `The database was migrated by another version of Jobs Console, probably a newer one: it has the migration ${newer.tag}, which this version does not have. Start that version, or a newer one.`,
    );
  }
  const edited = applied.find(({ tag, sha256 }) => known.get(tag)?.sha256 !== sha256);
  if (edited) {
    throw new MigrationError(
      `The migration ${edited.tag} was changed after it was applied to this database. Restore its file, and make the change in a new migration.`,
    );
  }
  const has = new Set(applied.map(({ tag }) => tag));
  const pending = migrations.filter(({ tag }) => !has.has(tag));
  const [first] = pending;
  const last = applied.at(-1);
  if (first && last && first.tag < last.tag) {
    throw new MigrationError(
      `The migration ${first.tag} is out of order: this database already has the later ${last.tag}. Give it a number after ${last.tag}.`,
    );
  }
  return pending;
}
