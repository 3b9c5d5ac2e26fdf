import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { idempotencyRecord } from "@/db/schema";
import { writing } from "@/lib/current-verb";

/** As many as go within a moment: a script that writes a hundred times a second leaves millions in a day. */
const BATCH = 10_000;

/** Forgets the answers of writes that were made more than 24 hours ago: their keys may be used anew. */
export function sweepIdempotencyRecords(db: Database, batch = BATCH): Promise<void> {
  return writing("sweepIdempotencyRecords", async () => {
    // By their place, and asked for once. What another process sweeps just now is its to sweep.
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
