import { and, eq, gte, notInArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { clearRun, job, jobExecution, jobFile, object } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { stillAllowed } from "@/lib/jobs/visibility";
import type { OpenRun } from "./clear-run";
import { clearable } from "./clearable";

/** Where a batch begins, how many jobs it may take, and which it skips. */
export interface BatchBounds {
  /** The end time of the last job that was removed; null: from the oldest. */
  from: string | null;
  most: number;
  /** Ids of jobs that others hold locked. */
  passedOver: readonly string[];
}

const cleared = z.object({
  removed: z.coerce.number(),
  /** The end time of the youngest removed job, with its microseconds; null when none was removed. */
  last: z.string().nullable(),
  /** Whether the run is still ours and should continue. It stops on request, or when the viewer may no longer clear. */
  goesOn: z.boolean(),
});
export type BatchResult = z.infer<typeof cleared>;

/**
 * Another transaction may hold a row of a job and then need one that we hold. We give up first, in milliseconds: this
 * is well below PostgreSQL's deadlock_timeout, after which either of the two may be ended.
 */
const LOCK_TIMEOUT_MS = "100";
// As a sub-select it is evaluated once, before the first row is read.
const withLockTimeout = sql`(select set_config('lock_timeout', ${LOCK_TIMEOUT_MS}, true)) is not null`;

/** The oldest jobs that can be removed. Rows that others have locked are skipped, not waited for. */
function oldest({ db, viewer }: Access, run: OpenRun, { from, most, passedOver }: BatchBounds, alone?: SQL) {
  return db
    .select({ id: job.id })
    .from(job)
    .where(
      and(
        clearable(viewer, run.tab, run.finishedBefore),
        // Before it, the index holds little but entries of removed rows.
        from === null ? undefined : gte(job.finishedAt, sql`${from}::timestamptz`),
        passedOver.length > 0 ? notInArray(job.id, [...passedOver]) : undefined,
        stillAllowed(viewer),
        alone,
      ),
    )
    .orderBy(job.finishedAt)
    .limit(most)
    .for("update", { skipLocked: true });
}

/** Removes one batch with all that belongs to it, and counts it in the run, in one statement. */
export function clearBatch(access: Access, run: OpenRun, bounds: BatchBounds): Promise<BatchResult> {
  return writing("clearBatch", async () => {
    const { db } = access;
    const old = db.$with("old").as(oldest(access, run, bounds, withLockTimeout));
    // An array is looked up by key; for a sub-select the planner reads whole tables in every batch (measured).
    const ofOld = sql`any(array(select ${old.id} from ${old}))`;
    const executions = db
      .$with("executions")
      .as(
        db
          .delete(jobExecution)
          .where(sql`${jobExecution.jobId} = ${ofOld}`)
          .returning({ id: jobExecution.jobId }),
      );
    const files = db
      .$with("files")
      .as(db.delete(jobFile).where(sql`${jobFile.jobId} = ${ofOld}`).returning({ id: jobFile.id }));
    const jobs = db
      .$with("jobs")
      .as(db.delete(job).where(sql`${job.id} = ${ofOld}`).returning({ finishedAt: job.finishedAt }));
    const objects = db
      .$with("objects")
      .as(db.delete(object).where(sql`${object.id} = ${ofOld}`).returning({ id: object.id }));
    const counted = db.$with("counted").as(
      db
        .update(clearRun)
        .set({
          removed: sql`${clearRun.removed} + (select count(*) from ${jobs})`,
          lastSignAt: sql`clock_timestamp()`,
          stopAskedAt: sql`case when ${stillAllowed(access.viewer)} then ${clearRun.stopAskedAt} else clock_timestamp() end`,
        })
        .where(eq(clearRun.id, run.id))
        .returning({
          goesOn:
            sql<boolean>`${clearRun.worker} is not distinct from ${run.worker} and ${clearRun.stopAskedAt} is null`.as(
              "goes_on",
            ),
        }),
    );
    const [row] = await db
      .with(old, executions, files, jobs, objects, counted)
      .select({
        removed: sql`(select count(*) from ${jobs})`,
        last: sql`(select max(${jobs.finishedAt})::text from ${jobs})`,
        goesOn: sql`coalesce((select ${counted.goesOn} from ${counted}), false)`,
      })
      .from(sql`(values (1)) as one`);
    return cleared.parse(row);
  });
}

/** The job that a batch of one would take; null when there is none. */
export function nextToClear(access: Access, run: OpenRun, bounds: BatchBounds): Promise<string | null> {
  return writing("nextToClear", async () => {
    const [next] = await oldest(access, run, { ...bounds, most: 1 });
    return next?.id ?? null;
  });
}
