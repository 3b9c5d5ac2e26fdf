import { and, eq, isNull, sql } from "drizzle-orm";
import { clearRun } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { parseId } from "@/lib/jobs/job-id";
import { isAbandoned, runsOf } from "./clear-run";

/** Stops the viewer's own clear after the current batch. What is removed by then stays removed and counted. */
export function stopClearRun({ db, viewer }: Access, id: string) {
  return writing("stopClearRun", async () => {
    if (parseId(id) === null) return;
    await db
      .update(clearRun)
      // If no process works on it any more, nothing else would end it.
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
