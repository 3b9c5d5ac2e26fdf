import type { TestDatabase } from "./database";

/** While `act` runs, the database is without a column that is read: a fault of ours, like a forgotten migration. */
export async function withoutColumn(
  { sql }: TestDatabase,
  table: string,
  column: string,
  act: () => Promise<void>,
) {
  await sql(`alter table ${table} rename column ${column} to gone`);
  try {
    await act();
  } finally {
    await sql(`alter table ${table} rename column gone to ${column}`);
  }
}
