import { and, inArray, sql } from "drizzle-orm";
import { job, object } from "@/db/schema";
import type { Access } from "@/lib/jobs/access";
import { INACTIVE_STATUSES } from "@/lib/jobs/status";
import { IllegalMove, JobNotFound, type Producer } from "@/lib/producer";

/** The id and the time together distinguish a job from those of any other database. */
export interface RecordedJob {
  id: string;
  createdAt: string;
}

/** The jobs with these ids, as the database has them. */
export async function recordedJobs({ db }: Pick<Access, "db">, ids: string[]) {
  const { id, createdAt, status } = job;
  return db.select({ id, createdAt, status }).from(job).where(inArray(id, ids));
}

/** Fails those of the jobs that are open. Returns how many, or null when these jobs are not in this database. */
export async function failOpenJobs(
  producer: Producer,
  jobs: RecordedJob[],
  message: string,
): Promise<number | null> {
  const open = await findOpen(producer, jobs);
  if (!open) return null;
  await Promise.all(open.map((id) => unlessEnded(producer.job(id).failWith(message))));
  return open.length;
}

/** Cancels those of the jobs that are open. */
export async function cancelOpenJobs(producer: Producer, jobs: RecordedJob[]): Promise<void> {
  const open = await findOpen(producer, jobs);
  if (open) await Promise.all(open.map((id) => unlessEnded(producer.job(id).cancel())));
}

/** Deletes those of the jobs that have ended, with all that belongs to them. */
export async function deleteEndedJobs({ access: { db } }: Producer, jobs: RecordedJob[]): Promise<void> {
  const recorded = jobs.map(({ id, createdAt }) => sql`(${id}::bigint, ${createdAt}::timestamptz)`);
  const ended = db
    .select({ id: job.id })
    .from(job)
    .where(
      and(inArray(sql`(${job.id}, ${job.createdAt})`, recorded), inArray(job.status, [...INACTIVE_STATUSES])),
    );
  await db.delete(object).where(inArray(object.id, ended));
}

async function findOpen(producer: Producer, jobs: RecordedJob[]): Promise<string[] | null> {
  const times = new Map(jobs.map(({ id, createdAt }) => [id, createdAt]));
  const found = await recordedJobs(producer.access, [...times.keys()]);
  if (found.some(({ id, createdAt }) => times.get(id) !== createdAt)) return null;
  return found
    .filter(({ status }) => !INACTIVE_STATUSES.some((inactive) => inactive === status))
    .map(({ id }) => id);
}

/** If the job ended at the same moment, or was cleared, nothing is wrong. */
async function unlessEnded(move: Promise<void>) {
  await move.catch((error: unknown) => {
    if (!(error instanceof IllegalMove || error instanceof JobNotFound)) throw error;
  });
}
