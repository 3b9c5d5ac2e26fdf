import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { clearRun, job, jobExecution, jobFile, object } from "@/db/schema";
import type { FileStore } from "@/lib/files/file-store";
import { sweepFiles } from "@/lib/files/sweep-files";
import { log } from "@/lib/log";
import type { Access } from "./access";
import { type StartedRun, startClearRun } from "./clear-run";
import { clearable } from "./clearable";
import { rootCause } from "./database-error";
import { DEFAULT_TAB, type Tab } from "./tab";

/** What a batch begins with and grows to. A job may have ten thousand subtasks, or none. */
const FIRST_BATCH_JOBS = 250;
const MOST_BATCH_JOBS = 5_000;
const QUICK_MS = 500;
const STATEMENT_TIMED_OUT = "57014";

export interface Cleared {
  removed: number;
  /** What `getClearRun` takes. */
  runId: string;
}

/**
 * Deletes the viewer's inactive jobs of the tab that finished more than `days` days ago by the database's
 * clock, with all that belongs to them. It goes in batches, each one statement: cut off in between, what is gone
 * is gone whole and counted in the recorded run, and a repeat goes on from there. Rows that someone is changing
 * are left alone.
 */
export async function clearJobs(
  access: Access,
  store: FileStore,
  days: number,
  tab: Tab = DEFAULT_TAB,
  onBatch: (removed: number) => void = () => undefined,
): Promise<Cleared> {
  const run = await startClearRun(access, days, tab);
  let removed = 0;
  for (let most = FIRST_BATCH_JOBS; ; ) {
    const began = performance.now();
    const batch = await clearBatch(access, run, most).catch((error: unknown) => unlessTooLarge(error, most));
    if (batch === null) most = Math.ceil(most / 8);
    else if (performance.now() - began < QUICK_MS) most = Math.min(4 * most, MOST_BATCH_JOBS);
    removed += batch ?? 0;
    onBatch(batch ?? 0);
    if (batch === 0) break;
  }
  // The jobs are gone whatever becomes of their files; what the store can't remove now, the next sweep does.
  await sweepFiles(access.db, store).catch((error: unknown) =>
    log("error", "files.not_swept", { reason: rootCause(error).message }),
  );
  return { removed, runId: run.id };
}

/** Null for a batch that the statement's time limit undid, and that can be made smaller. */
function unlessTooLarge(error: unknown, jobs: number): null {
  if (rootCause(error).code !== STATEMENT_TIMED_OUT || jobs === 1) throw error;
  return null;
}

/** Removes one batch, and counts it in the run by the same statement. The batch that finds nothing ends the run. */
async function clearBatch({ db, viewer }: Access, run: StartedRun, most: number): Promise<number> {
  const old = db.$with("old").as(
    db
      .select({ id: job.id })
      .from(job)
      .where(clearable(viewer, run.tab, run.finishedBefore))
      .orderBy(job.finishedAt)
      .limit(most)
      .for("update", { skipLocked: true }),
  );
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
  const jobs = db.$with("jobs").as(db.delete(job).where(sql`${job.id} = ${ofOld}`).returning({ id: job.id }));
  const objects = db
    .$with("objects")
    .as(db.delete(object).where(sql`${object.id} = ${ofOld}`).returning({ id: object.id }));
  const removed = sql`(select count(*) from ${jobs})`;
  const counted = db.$with("counted").as(
    db
      .update(clearRun)
      .set({
        removed: sql`${clearRun.removed} + ${removed}`,
        finishedAt: sql`case when ${removed} = 0 then clock_timestamp() end`,
      })
      .where(eq(clearRun.id, run.id))
      .returning({ id: clearRun.id }),
  );
  const [row] = await db
    .with(old, executions, files, jobs, objects, counted)
    .select({ removed: sql<string>`count(*)` })
    .from(jobs);
  return z.object({ removed: z.coerce.number() }).parse(row).removed;
}
