import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { writing } from "@/lib/current-verb";

/** The most that one statement compacts: some tenths of a second. */
const MOST = 10_000;

/**
 * Compacts the pending changes of the maintained counts, until none are left or another process is at work. Counts are
 * exact without it: it keeps them cheap to read after a bulk load, when nobody writes any more.
 */
export function compactCounts(db: Database): Promise<void> {
  return writing("compactCounts", async () => {
    for (let compacted = MOST; compacted === MOST; ) {
      const [row] = await db
        .select({ compacted: sql`jobs.compact_counts(${MOST}::int)` })
        .from(sql`(values (1)) as one`);
      compacted = z.object({ compacted: z.number() }).parse(row).compacted;
    }
  });
}
