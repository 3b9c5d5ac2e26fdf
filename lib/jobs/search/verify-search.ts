import { randomUUID } from "node:crypto";
import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job, searchEntry } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { permissionTexts } from "@/texts/jobs/permission";
import { type IndexedJob, readTextsAfter, readTextsOf } from "./index-texts";
import { readIndexedId, storeEntries, takeTurn } from "./index-turn";
import { entryOf } from "./job-words";

/** How many findings are returned. */
const MOST_FINDINGS = 1_000;
/** Jobs that a step compares. */
const STEP = 1_000;

const FAULTS = ["missing", "outdated", "left_over"] as const;

/**
 * What is wrong with a job's entry: there is none; it has other words, another time or another block than it should; or
 * there is no such job any more.
 */
const finding = z.object({ jobId: z.string(), fault: z.enum(FAULTS) });
type WrongEntry = z.infer<typeof finding>;

export interface SearchVerification {
  /** The first thousand. */
  findings: WrongEntry[];
  /** How many are wrong in all. */
  wrong: number;
  /** How many jobs were compared. */
  jobs: number;
}

/**
 * Compares every job that should have its entry with the entry that it has, step by step: jobs can be recorded and
 * changed meanwhile. What waits to be stored is not wrong. With `repair`, wrong entries are made anew. Throws not_allowed
 * for anyone but administrators.
 */
export function verifySearch(
  { db, viewer }: Access,
  { repair }: { repair: boolean },
): Promise<SearchVerification> {
  return writing("verifySearch", async () => {
    if (viewer.role !== "admin") throw new JobsError("not_allowed", permissionTexts.verifySearch);
    const me = randomUUID();
    const upTo = await readIndexedId(db);
    const verified: SearchVerification = { findings: [], wrong: 0, jobs: 0 };
    for (let after: string | null = LOWEST; after !== null; ) {
      const jobs = await readTextsAfter(db, { after, upTo, most: STEP });
      const last = jobs.length < STEP ? null : (jobs.at(-1)?.id ?? null);
      const found = await compareTwice(db, jobs, { after, upTo: last ?? upTo });
      if (repair && found.length > 0) await repairEntries(db, me, found);
      verified.findings.push(...found.slice(0, MOST_FINDINGS - verified.findings.length));
      verified.wrong += found.length;
      verified.jobs += jobs.length;
      after = last;
    }
    return verified;
  });
}

/** Ids may also be negative, where rows were written without our functions. */
const LOWEST = "-9223372036854775808";

/** A range of ids. */
interface Ids {
  after: string;
  upTo: string;
}

/** A job and its entry may have changed between the two readings: what is wrong is looked at once more. */
async function compareTwice(db: Database, jobs: readonly IndexedJob[], ids: Ids): Promise<WrongEntry[]> {
  const found = await compare(db, jobs, ids);
  if (found.length === 0) return [];
  const suspects = new Set(found.map(({ jobId }) => jobId));
  const again = await compare(db, await readTextsOf(db, [...suspects]), ids);
  return again.filter(({ jobId }) => suspects.has(jobId));
}

/** What is wrong with the entries of a range of ids that has just these jobs. */
async function compare(
  db: Database,
  jobs: readonly IndexedJob[],
  { after, upTo }: Ids,
): Promise<WrongEntry[]> {
  const expected = jobs.map((job) => ({ id: job.id, entry: entryOf(job), createdAt: job.createdAt }));
  const rows = await db.select({ jobId: sql`job_id`, fault: sql`fault` }).from(sql`(
      with expected as materialized (
        select (one ->> 'id')::bigint as id, (one ->> 'entry')::tsvector as words, (one ->> 'createdAt')::timestamptz as created_at
        from json_array_elements(${JSON.stringify(expected)}::json) as one
      )
      select coalesce(e.job_id, x.id)::text as job_id,
        case when e.job_id is null then 'missing' when x.id is null then 'left_over' else 'outdated' end as fault
      from (select * from search_entry where job_id > ${after}::bigint and job_id <= ${upTo}::bigint) as e
      full join expected as x on x.id = e.job_id
      where (e.words, e.created_at, e.block)
          is distinct from (x.words, x.created_at, jobs.search_block_of(x.created_at, x.id))
        -- It may have changed since it was read, and its turn is still to come; or it was deleted since.
        and not exists (select from search_change as c where c.job_id = coalesce(e.job_id, x.id))
        and (x.id is null or exists (select from job where job.id = x.id))
      order by coalesce(e.job_id, x.id)) as wrong`);
  return z.array(finding).parse(rows);
}

/** As the filler stores them: this process takes its turn. */
async function repairEntries(db: Database, me: string, found: readonly WrongEntry[]) {
  const ids = found.map(({ jobId }) => jobId);
  await db
    .delete(searchEntry)
    .where(
      and(
        inArray(searchEntry.jobId, ids),
        notExists(db.select({ one: sql`1` }).from(job).where(eq(job.id, searchEntry.jobId))),
      ),
    );
  for (let isStored = false; !isStored; ) {
    await takeTurn(db, me, true);
    // Read within the turn: another filler may have stored newer words before it.
    const jobs = await readTextsOf(db, ids);
    isStored = await storeEntries(db, me, { jobs, upTo: null, changes: [] });
  }
}
