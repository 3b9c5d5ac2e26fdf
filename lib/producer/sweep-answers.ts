import { lt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { keptAnswer } from "@/db/schema";
import { writing } from "@/lib/current-verb";

/** Forgets the answers of writes that were made more than 24 hours ago: their keys may be used anew. */
export const sweepAnswers = writing("sweepAnswers", async (db: Database): Promise<void> => {
  await db.delete(keptAnswer).where(lt(keptAnswer.createdAt, sql`clock_timestamp() - interval '24 hours'`));
});
