import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job, jobExecution } from "@/db/schema";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { instant } from "@/lib/jobs/job";
import type { SearchTerms } from "@/lib/search/words";
import { ERROR_READ, hasTerms } from "./job-words";
import type { Search, Slice } from "./matching";
import { mayHave } from "./may-have";

/** Of the jobs that wait for the index, the newest are looked through. */
export const MOST_WAITING = 50_000;

/** How many candidates are read at first, which usually is enough, and then at once. */
const FIRST = 100;
const CHUNK = 2_000;

const candidate = z.object({
  id: z.string(),
  createdAt: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  ownerName: z.string().nullable(),
  objectLabel: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

const read = z.object({
  indexedId: z.string(),
  completeUpTo: instant.nullable(),
  candidates: z.array(candidate),
});

export interface FoundWaiting {
  /** Up to this id, the index has every job. */
  indexedId: string;
  /** When more wait than are looked through: when the last job that is in the index was created. */
  completeUpTo: string | null;
  /** In the order by date. */
  ids: string[];
  /** Whether more were left that may match. */
  isCut: boolean;
}

/**
 * What matches among the jobs that wait for the index, in the order by date: PostgreSQL leaves out most of those that
 * don't match, and the words decide. `readsAll`: until there are enough, otherwise of the first 2,000 that may match.
 */
export async function findWaiting(
  db: Database,
  search: Search,
  slice: Slice,
  readsAll: boolean,
): Promise<FoundWaiting> {
  const ids: string[] = [];
  let { beyond } = slice;
  let first: Omit<FoundWaiting, "ids" | "isCut"> | null = null;
  for (let chunk = slice.most > FIRST ? CHUNK : FIRST; ; chunk = CHUNK) {
    const read = await readCandidates(
      db,
      search,
      { ...slice, beyond, most: chunk },
      first?.indexedId ?? null,
    );
    const { candidates, ...place } = read;
    first ??= place;
    for (const one of candidates) if (hasTerms(one, search.terms)) ids.push(one.id);
    const last = candidates.at(-1);
    const isEnd = candidates.length < chunk || last === undefined;
    if (isEnd || ids.length >= slice.most || (chunk === CHUNK && !readsAll)) {
      return { ...first, ids: ids.slice(0, slice.most), isCut: !isEnd && ids.length < slice.most };
    }
    beyond = { value: last.createdAt, id: last.id };
  }
}

async function readCandidates(
  db: Database,
  { viewer, terms, filter, created }: Search,
  { beyond, fromOldest, most }: Slice,
  indexedId: string | null,
): Promise<z.infer<typeof read>> {
  const direction = sql.raw(fromOldest ? "asc" : "desc");
  // Some may have got their entry since the first of them were read.
  const after = indexedId === null ? sql`progress.indexed_id` : sql`${indexedId}::bigint`;
  const order = sql`${job.createdAt} ${direction}, ${job.id} ${direction}`;
  const narrowing: (SQL | null | undefined)[] = [
    jobsWhere(viewer, filter),
    created.from === null ? null : sql`${job.createdAt} >= ${created.from}::timestamptz`,
    created.before === null ? null : sql`${job.createdAt} < ${created.before}::timestamptz`,
    beyond &&
      sql`(${job.createdAt}, ${job.id}) ${sql.raw(fromOldest ? ">" : "<")} (${beyond.value}::timestamptz, ${beyond.id}::bigint)`,
    sql`true`,
  ];
  const narrowed = sql.join(
    narrowing.flatMap((one) => one ?? []),
    sql` and `,
  );
  const words = mayHave(terms, (test) => sql`(${test} or ${inError(test)})`);
  const waiting = sql`from ${job} where ${job.id} > ${after} order by ${job.id} desc`;
  const candidates = sql`select ${job.id}, ${job.createdAt}, ${job.name}, ${job.description}, ${job.ownerName},
      ${job.objectLabel}, ${job.status}
    from (select *, ${lower(textsOfJob(terms))} as lowered
      from (select * ${waiting} limit ${MOST_WAITING}) as job where ${narrowed} offset 0) as job
    where ${words} order by ${order} limit ${most}`;
  const [row] = await db
    .select({
      indexedId: sql`${after}::text`,
      completeUpTo: sql`(case when exists (select ${waiting} offset ${MOST_WAITING}) then coalesce(
        (select ${job.createdAt}::text from ${job} where ${job.id} <= ${after} order by ${job.id} desc limit 1),
        (select ${job.createdAt}::text from ${job} order by ${job.id} limit 1)) end)`,
      candidates: sql`(select coalesce(json_agg(json_build_object('id', ${job.id}::text,
          'createdAt', ${job.createdAt}::text, 'name', ${job.name},
          'description', ${job.description}, 'ownerName', ${job.ownerName}, 'objectLabel', ${job.objectLabel},
          'errorMessage', case when ${job.status} = 'failed' then (select ${ERROR} from ${jobExecution} where ${jobExecution.jobId} = ${job.id}) end)
        order by ${order}), '[]') from (${candidates}) as job)`,
    })
    .from(sql`search_progress as progress`);
  return read.parse(row);
}

const ERROR = sql`left(${jobExecution.errorMessage}, ${sql.raw(String(ERROR_READ))})`;

/**
 * Made once a job, however many words are tested. Cheaper than concat_ws, and to print the id takes a tenth of all
 * (measured).
 */
function textsOfJob({ all }: SearchTerms): SQL {
  const mayBeId = all.some(({ words }) => words.some((word) => /^\d+$/.test(word)));
  const texts = [job.name, job.description, job.ownerName, job.objectLabel];
  return sql.join(
    [...texts, ...(mayBeId ? [sql`${job.id}::text`] : [])].map((text) => sql`coalesce(${text}, '')`),
    sql` || ' ' || `,
  );
}

const lower = (text: SQL) => sql`lower((${text}) collate "C")`;

/** Of an error message, only failed jobs have one. */
const inError = (test: SQL): SQL =>
  sql`(${job.status} = 'failed' and exists (select from ${jobExecution} cross join lateral (select ${lower(ERROR)} as lowered offset 0) as texts
    where ${jobExecution.jobId} = ${job.id} and ${test}))`;
