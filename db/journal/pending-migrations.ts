import { formatMessage } from "@/lib/texts/format-message";
import { migrationsTexts } from "@/texts/server/migrations";
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
    throw new MigrationError(formatMessage(migrationsTexts.newer, { tag: newer.tag }));
  }
  const edited = applied.find(({ tag, sha256 }) => known.get(tag)?.sha256 !== sha256);
  if (edited) {
    throw new MigrationError(formatMessage(migrationsTexts.changed, { tag: edited.tag }));
  }
  const has = new Set(applied.map(({ tag }) => tag));
  const pending = migrations.filter(({ tag }) => !has.has(tag));
  const [first] = pending;
  const last = applied.at(-1);
  if (first && last && first.tag < last.tag) {
    throw new MigrationError(formatMessage(migrationsTexts.outOfOrder, { tag: first.tag, last: last.tag }));
  }
  return pending;
}
