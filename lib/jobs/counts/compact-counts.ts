import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { writing } from "@/lib/current-verb";

/** What one statement folds at most: some tenths of a second. */
const MOST = 10_000;

/**
 * Folds what changed the counts into the kept ones, until nothing is left or someone else is at it. Counts are
 * exact without it, too: it keeps reading them cheap where a bulk load left much behind and nobody writes any more.
 */
export function compactCounts(db: Database): Promise<void> {
  return writing("compactCounts", async () => {
    for (let folded = MOST; folded === MOST; ) {
      const [row] = await db
        .select({ folded: sql`jobs.fold_counts(${MOST}::int)` })
        .from(sql`(values (1)) as one`);
      folded = z.object({ folded: z.number() }).parse(row).folded;
    }
  });
}
