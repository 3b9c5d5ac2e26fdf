import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { idempotencyRecord } from "@/db/schema";
import { writing } from "@/lib/current-verb";

/**
 * How many are deleted at a time, within a moment. A script that writes a hundred times a second leaves millions in a
 * day.
 */
const BATCH = 10_000;

/** Deletes the recorded answers of writes from more than 24 hours ago: their keys may be used again. */
export function sweepIdempotencyRecords(db: Database, batch = BATCH): Promise<void> {
  return writing("sweepIdempotencyRecords", async () => {
    // By ctid, and evaluated once. Rows that another process is deleting are left to it.
    const old = sql`array(
    select ctid from ${idempotencyRecord} where ${idempotencyRecord.createdAt} < clock_timestamp() - interval '24 hours'
    order by ${idempotencyRecord.createdAt} limit ${batch} for update skip locked)`;
    for (let swept = batch; swept === batch; ) {
      const gone = await db
        .delete(idempotencyRecord)
        .where(sql`ctid = any (${old})`)
        .returning({ userId: idempotencyRecord.userId });
      swept = gone.length;
    }
  });
}
