import { sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution, jobFile, object } from "@/db/schema";
import type { FileStore } from "@/lib/files/file-store";
import { sweepFiles } from "@/lib/files/sweep-files";
import { log } from "@/lib/log";
import type { Access } from "./access";
import { clearable, cutOffOf } from "./clearable";
import { rootCause } from "./database-error";

const BATCH_JOBS = 5_000;

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
  const cutOff = await readCutOff(access, days);
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

async function readCutOff({ db }: Access, days: number): Promise<string> {
  const cutOff = sql<string>`(${cutOffOf(days)})::text`;
  const [row] = await db.select({ cutOff }).from(sql`(values (1)) as one`);
  return z.object({ cutOff: z.string() }).parse(row).cutOff;
}

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
