import { randomUUID } from "node:crypto";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { clearRun } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { Tab } from "@/lib/jobs/tab";
import type { SqlValue } from "@/lib/jobs/visibility";

/** After so long without a batch, whoever worked at a run is taken to be gone. */
const SILENCE = sql`interval '10 seconds'`;
/** For so long a run that was cut off is gone on with, to its own cut-off, rather than begun anew. */
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
  /** Whether it is ours to remove batches for; else somebody is at it. */
  isOurs: boolean;
}

/** The runs that this viewer started. A null equals nothing, so the command line's are asked for by name. */
export const runsOf = ({ id }: { id: SqlValue | null }): SQL =>
  id === null ? isNull(clearRun.viewerId) : eq(clearRun.viewerId, id);

/** Whether nobody works at the run any more. A sign from the future was given before the clock was set back. */
export const isAbandoned = sql`(${clearRun.worker} is null or coalesce(
  ${clearRun.lastSignAt} not between clock_timestamp() - ${SILENCE} and clock_timestamp() + ${SILENCE}, true))`;

/**
 * Begins a run, goes on with the viewer's own of this tab and age that was cut off within the last hour, or finds
 * it under way. Forgets the viewer's runs of more than 30 days ago.
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
        // Every run that comes back has one: a database without it is told here, before anything is removed.
        removed: sql`removed::text`,
      })
      .from(sql`jobs.open_clear_run(${viewer.id}, ${tab}, ${days}, ${me}, ${SILENCE}, ${RESUMABLE})`);
    const run = opened.parse(row);
    return { ...run, tab, isOurs: run.worker === me };
  });
}

/** Whoever works at the run, as long as nobody else was given it. */
const ours = ({ id, worker }: OpenRun) => and(eq(clearRun.id, id), eq(clearRun.worker, worker));

export function noteExpected({ db }: Access, run: OpenRun, jobs: number) {
  return writing("noteExpected", async () => {
    await db
      .update(clearRun)
      .set({ expected: String(jobs) })
      .where(ours(run));
  });
}

/** The run has come to its end: nothing more is removed for it. */
export function finishClearRun({ db }: Access, run: OpenRun) {
  return writing("finishClearRun", async () => {
    await db.update(clearRun).set({ finishedAt: sql`clock_timestamp()`, worker: null }).where(ours(run));
  });
}

/** Nobody works at the run any more; whoever asks for the same clear goes on with it. */
export function releaseClearRun({ db }: Access, run: OpenRun) {
  return writing("releaseClearRun", async () => {
    await db.update(clearRun).set({ worker: null }).where(ours(run));
  });
}
