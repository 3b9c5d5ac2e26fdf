import { randomUUID } from "node:crypto";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { clearRun } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { Tab } from "@/lib/jobs/tab";
import type { SqlValue } from "@/lib/jobs/visibility";

/** After this time without a batch, the process that worked on a run counts as gone. */
const SILENCE = sql`interval '10 seconds'`;
/** For this time an interrupted run is resumed, with its own cut-off, and no new one is begun. */
export const RESUMABLE = sql`interval '1 hour'`;

const opened = z.object({
  id: z.string(),
  /** As PostgreSQL prints it, with its microseconds. */
  finishedBefore: z.string(),
  isCounted: z.boolean(),
  worker: z.string(),
});

export interface OpenRun extends z.infer<typeof opened> {
  tab: Tab;
  /** Whether this process works on it; otherwise another one does. */
  isOurs: boolean;
}

/** The runs that this viewer started. In SQL nothing equals null, so the command line's need their own condition. */
export const runsOf = ({ id }: { id: SqlValue | null }): SQL =>
  id === null ? isNull(clearRun.viewerId) : eq(clearRun.viewerId, id);

/** Whether no process works on the run any more. A sign of life in the future is from before the clock was set back. */
export const isAbandoned = sql`(${clearRun.worker} is null or coalesce(
  ${clearRun.lastSignAt} not between clock_timestamp() - ${SILENCE} and clock_timestamp() + ${SILENCE}, true))`;

/**
 * Begins a run, resumes the viewer's run of this tab and age that was interrupted within the last hour, or finds it
 * running. Deletes the viewer's runs from more than 30 days ago.
 */
export function openClearRun({ db, viewer }: Access, days: number, tab: Tab): Promise<OpenRun> {
  return writing("openClearRun", async () => {
    const me = randomUUID();
    const [row] = await db
      .select({
        id: sql`id::text`,
        finishedBefore: sql`finished_before::text`,
        isCounted: sql`expected is not null`,
        worker: sql`worker`,
        // Every run has one. A database without this column fails here, before anything is removed.
        removed: sql`removed::text`,
      })
      .from(sql`jobs.open_clear_run(${viewer.id}, ${tab}, ${days}, ${me}, ${SILENCE}, ${RESUMABLE})`);
    const run = opened.parse(row);
    return { ...run, tab, isOurs: run.worker === me };
  });
}

/** The run, as long as no other process has taken it over. */
const ours = ({ id, worker }: OpenRun) => and(eq(clearRun.id, id), eq(clearRun.worker, worker));

export function noteExpected({ db }: Access, run: OpenRun, jobs: number) {
  return writing("noteExpected", async () => {
    await db
      .update(clearRun)
      .set({ expected: String(jobs) })
      .where(ours(run));
  });
}

/** Marks the run as ended: nothing more is removed for it. */
export function finishClearRun({ db }: Access, run: OpenRun) {
  return writing("finishClearRun", async () => {
    await db.update(clearRun).set({ finishedAt: sql`clock_timestamp()`, worker: null }).where(ours(run));
  });
}

/** Frees the run: the next request for the same clear resumes it. */
export function releaseClearRun({ db }: Access, run: OpenRun) {
  return writing("releaseClearRun", async () => {
    await db.update(clearRun).set({ worker: null }).where(ours(run));
  });
}
