import { and, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution, jobFile, object } from "@/db/schema";
import type { FileStore } from "@/lib/files/file-store";
import { sweepFiles } from "@/lib/files/sweep-files";
import { log } from "@/lib/log";
import type { Access } from "./access";
import { rootCause } from "./database-error";
import { toIso } from "./job";
import { matching } from "./matching";
import { INACTIVE_STATUSES } from "./status";

export const DEFAULT_CLEAR_DAYS = 30;
export const CLEAR_DAYS = { min: 1, max: 3650 };

const BATCH_JOBS = 5_000;
const counted = z.object({
  completed: z.coerce.number(),
  failed: z.coerce.number(),
  cancelled: z.coerce.number(),
});
const EVERYTHING = { status: null, type: null };

export interface ClearPreview {
  /** Jobs finished before this moment would go; ISO 8601, UTC, from the database's clock. */
  finishedBefore: string;
  completed: number;
  failed: number;
  cancelled: number;
}

/** What a clear of now would remove, by status. */
export async function previewClear(access: Access, days: number): Promise<ClearPreview> {
  const cutOff = await cutOffOf(access, days);
  const countOf = (status: string) => sql<string>`count(*) filter (where ${job.status} = ${status})`;
  const [row] = await access.db
    .select({ completed: countOf("completed"), failed: countOf("failed"), cancelled: countOf("cancelled") })
    .from(job)
    .where(clearable(access.viewer, cutOff));
  return { finishedBefore: toIso(cutOff), ...counted.parse(row) };
}

/**
 * Deletes the viewer's inactive jobs that finished more than `days` days ago by the database's clock, with
 * all that belongs to them, and returns how many. It goes in batches, each one statement: cut off in between,
 * what is gone is gone whole, and a repeat goes on from there. Rows that someone is changing are left alone.
 */
export async function clearJobs(
  access: Access,
  store: FileStore,
  days: number,
  onBatch: (removed: number) => void = () => undefined,
): Promise<number> {
  const cutOff = await cutOffOf(access, days);
  let removed = 0;
  for (let batch = 1; batch > 0; ) {
    batch = await clearBatch(access, cutOff);
    removed += batch;
    onBatch(batch);
  }
  // The jobs are gone whatever becomes of their files; what the store can't remove now, the next sweep does.
  await sweepFiles(access.db, store).catch((error: unknown) =>
    log("error", "files.not_swept", { reason: rootCause(error).message }),
  );
  return removed;
}

/** The moment before which a job must have finished, by the database's clock, with its microseconds. */
async function cutOffOf({ db }: Access, days: number): Promise<string> {
  const cutOff = sql<string>`(clock_timestamp() - make_interval(days => ${days}::int))::text`;
  const [row] = await db.select({ cutOff }).from(sql`(values (1)) as one`);
  return z.object({ cutOff: z.string() }).parse(row).cutOff;
}

const clearable = (viewer: Access["viewer"], cutOff: string) =>
  and(
    matching(viewer, EVERYTHING),
    inArray(job.status, [...INACTIVE_STATUSES]),
    lt(job.finishedAt, sql`${cutOff}::timestamptz`),
  );

async function clearBatch({ db, viewer }: Access, cutOff: string): Promise<number> {
  const old = db
    .$with("old")
    .as(
      db
        .select({ id: job.id })
        .from(job)
        .where(clearable(viewer, cutOff))
        .orderBy(job.finishedAt)
        .limit(BATCH_JOBS)
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
  const [row] = await db
    .with(old, executions, files, jobs, objects)
    .select({ removed: sql<string>`count(*)` })
    .from(jobs);
  return z.object({ removed: z.coerce.number() }).parse(row).removed;
}
