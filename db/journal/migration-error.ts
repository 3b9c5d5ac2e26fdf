/**
 * The database was not migrated, for a reason that does not go away when one tries again. Its message is a sentence for
 * the person who starts the console. Nothing was changed.
 */
export class MigrationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MigrationError";
  }
}
