import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { keptAnswer } from "@/db/schema";
import { writing } from "@/lib/current-verb";

/** As many as go within a moment: a script that writes a hundred times a second leaves millions in a day. */
const BATCH = 10_000;

/** Forgets the answers of writes that were made more than 24 hours ago: their keys may be used anew. */
export function sweepAnswers(db: Database, batch = BATCH): Promise<void> {
  return writing("sweepAnswers", async () => {
    // By their place, and asked for once. What another process sweeps just now is its to sweep.
    const old = sql`array(
    select ctid from ${keptAnswer} where ${keptAnswer.createdAt} < clock_timestamp() - interval '24 hours'
    order by ${keptAnswer.createdAt} limit ${batch} for update skip locked)`;
    for (let swept = batch; swept === batch; ) {
      const gone = await db
        .delete(keptAnswer)
        .where(sql`ctid = any (${old})`)
        .returning({ userId: keptAnswer.userId });
      swept = gone.length;
    }
  });
}
