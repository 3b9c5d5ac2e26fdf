import type { TestDatabase } from "./database";

/** The database without a column that is read: a fault of ours, as a forgotten migration is. */
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
