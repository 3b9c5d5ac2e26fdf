import { and, eq, isNull, sql } from "drizzle-orm";
import { clearRun } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { isAbandoned, runsOf } from "./clear-run";

/** Has the viewer's own clear end after the batch at hand. What is gone by then stays gone, and is counted. */
export function stopClearRun({ db, viewer }: Access, id: string) {
  return writing("stopClearRun", async () => {
    if (parseId(id) === null) return;
    await db
      .update(clearRun)
      // Where nobody works at it any more, nobody else would end it.
      .set({
        stopAskedAt: sql`clock_timestamp()`,
        finishedAt: sql`case when ${isAbandoned} then clock_timestamp() end`,
        worker: sql`case when not ${isAbandoned} then ${clearRun.worker} end`,
      })
      .where(
        and(eq(clearRun.id, id), runsOf(viewer), isNull(clearRun.finishedAt), isNull(clearRun.stopAskedAt)),
      );
  });
}
