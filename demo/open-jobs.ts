import { inArray } from "drizzle-orm";
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

/**
 * Deletes those of the jobs that have ended, with all that belongs to them. False, and nothing is deleted, when the
 * database has others of the same ids.
 */
export async function deleteEndedJobs({ access }: Producer, jobs: RecordedJob[]): Promise<boolean> {
  const found = await findJobs(access, jobs);
  const ended = found?.filter(hasEnded).map(({ id }) => id) ?? [];
  if (ended.length > 0) await access.db.delete(object).where(inArray(object.id, ended));
  return found !== null;
}

async function findOpen({ access }: Producer, jobs: RecordedJob[]): Promise<string[] | null> {
  const found = await findJobs(access, jobs);
  return found?.filter((one) => !hasEnded(one)).map(({ id }) => id) ?? null;
}

/** Those of the jobs that are still there; null when the database has others of the same ids. */
async function findJobs(access: Pick<Access, "db">, jobs: RecordedJob[]) {
  const times = new Map(jobs.map(({ id, createdAt }) => [id, createdAt]));
  const found = await recordedJobs(access, [...times.keys()]);
  return found.some(({ id, createdAt }) => times.get(id) !== createdAt) ? null : found;
}

const hasEnded = ({ status }: { status: string }) =>
  INACTIVE_STATUSES.some((inactive) => inactive === status);

/** If the job ended at the same moment, or was cleared, nothing is wrong. */
async function unlessEnded(move: Promise<void>) {
  await move.catch((error: unknown) => {
    if (!(error instanceof IllegalMove || error instanceof JobNotFound)) throw error;
  });
}
