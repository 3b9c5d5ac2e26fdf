import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";

const largest = z.object({ id: z.string() });

/** Deletes what `work` recorded, so that the next one finds the same tables. */
export async function removingAfter<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const [row] = await db.select({ id: sql<string>`coalesce(max(id), 0)::text` }).from(sql`object`);
  const { id } = largest.parse(row);
  try {
    return await work();
  } finally {
    await db.execute(sql`delete from job where id > ${id}::bigint`);
    await db.execute(sql`delete from object where id > ${id}::bigint`);
  }
}
