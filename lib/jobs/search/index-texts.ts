import { and, asc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job, jobExecution, searchChange } from "@/db/schema";
import { ERROR_READ } from "./job-words";

const jobToIndex = z.object({
  id: z.string(),
  ownerId: z.string().nullable(),
  type: z.string(),
  createdAt: z.string(),
  ownerName: z.string().nullable(),
  name: z.string().nullable(),
  objectLabel: z.string().nullable(),
  description: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

/** A job as the index reads it; its moment of creation as PostgreSQL prints it. */
export type IndexedJob = z.infer<typeof jobToIndex>;

/** The next jobs of a range of ids, in the order of their ids, `most` at most. */
export const readTextsAfter = (
  db: Database,
  range: { after: string; upTo: string; most: number },
): Promise<IndexedJob[]> => readTexts(db, and(gt(job.id, range.after), lte(job.id, range.upTo)), range.most);

/** The jobs of these ids that still exist. */
export const readTextsOf = (db: Database, ids: readonly string[]): Promise<IndexedJob[]> =>
  readTexts(db, inArray(job.id, [...ids]), ids.length);

async function readTexts(db: Database, where: SQL | undefined, most: number): Promise<IndexedJob[]> {
  const rows = await db
    .select({
      id: job.id,
      ownerId: job.ownerId,
      type: job.type,
      createdAt: job.createdAt,
      ownerName: job.ownerName,
      name: job.name,
      objectLabel: job.objectLabel,
      description: job.description,
      errorMessage: sql`left(${jobExecution.errorMessage}, ${ERROR_READ})`,
    })
    .from(job)
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .where(where)
    .orderBy(asc(job.id))
    .limit(most);
  return z.array(jobToIndex).parse(rows);
}

const change = z.object({ number: z.string(), jobId: z.string() });

/** The oldest noted changes of jobs that have their entry, `most` at most. */
export async function readChanges(db: Database, upTo: string, most: number) {
  const rows = await db
    .select({ number: searchChange.number, jobId: searchChange.jobId })
    .from(searchChange)
    .where(lte(searchChange.jobId, upTo))
    .orderBy(asc(searchChange.number))
    .limit(most);
  return z.array(change).parse(rows);
}
