import { and, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import type { Access } from "@/lib/jobs/access";
import { countJobsOf, whoseCounts } from "@/lib/jobs/counts/count-jobs";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { Cursor } from "@/lib/jobs/filter/page-cursor";
import { type JobSummary, jobSummary, summaryColumns, toIso } from "@/lib/jobs/job";
import { byWords, findMatching, type IndexedPart, type Matching } from "@/lib/jobs/search/find-matching";
import type { Search } from "@/lib/jobs/search/matching";
import { searchQuery } from "@/lib/jobs/search/search-query";
import type { Sort } from "@/lib/jobs/sort";
import { fewJobs } from "./few-jobs";
import type { RowsOfPage } from "./list-jobs";
import { ORDERS } from "./order";

/** Up to this many matches can be sorted by name; more are shown newest first. */
export const MOST_SORTED = 10_000;

/** Of so few jobs it is quicker to test the words of each than to look for a frequent word. */
const FEW = 20_000;

/** More match than can be sorted by name; or too many had to be looked at to find them all. */
export type UnsortedReason = "matches" | "looks";

/** What a person should know of a list that was searched for. */
export interface Searched {
  /** When too many jobs wait for the index: the search is complete up to this moment. */
  completeUpTo: string | null;
  /** Why it can't be sorted by name and is shown newest first; null: it is in its order. */
  newestFirst: UnsortedReason | null;
}

/** Rows of a page, and where the list continues if the search stopped after many jobs before it had them all. */
interface FoundRows {
  jobs: JobSummary[];
  lookedTo: Cursor | null;
  searched: Searched;
}

/** The way to the entries of the index that promises the least work. */
export async function indexedPartOf(access: Access, search: Search, filter: JobFilter): Promise<IndexedPart> {
  const query = await searchQuery(access.db, search.terms, search.known);
  const isNarrowed = search.known.owner !== null || filter.status !== null || filter.type !== null;
  if (query.jobs === null || !isNarrowed) return byWords(access.db, search, query);
  const jobs = await countInPrefixes(access, search, filter);
  return jobs <= FEW && jobs < query.jobs
    ? fewJobs(access.db, search, query)
    : byWords(access.db, search, query);
}

/** How many jobs the index prefixes of the filter hold. "-sync" is no prefix: with it, they hold those of all types. */
export async function countInPrefixes(access: Access, { known }: Search, filter: JobFilter): Promise<number> {
  const type = filter.type !== null && bareWord(filter.type).isNot ? null : filter.type;
  const counts = await countJobsOf(access, known.owner ?? whoseCounts(access.viewer), type);
  return counts.matching({ ...filter, type });
}

/**
 * The rows of a page of what matches, in the list's order. When it can't be sorted by name, it reads none: ask again for
 * the order by date.
 */
export async function searchJobs(
  access: Access,
  search: Search,
  filter: JobFilter,
  page: RowsOfPage & { look?: number | undefined },
): Promise<FoundRows> {
  const indexed = await indexedPartOf(access, search, filter);
  const { rows, offset, fromItsEnd, beyond } = page;
  if (filter.sort === "name") {
    const all = { most: MOST_SORTED + 1, beyond: null, fromOldest: false, look: page.look };
    const found = await findMatching(access.db, search, all, indexed);
    const { completeUpTo } = found;
    const newestFirst = found.ids.length > MOST_SORTED ? "matches" : found.cutAt && "looks";
    if (newestFirst) return { jobs: [], lookedTo: null, searched: { completeUpTo, newestFirst } };
    return summaries(access, search, found, page, "name");
  }
  const place = beyond && { value: beyond.place.value ?? "", id: beyond.place.id };
  const slice = { most: rows + offset, beyond: place, fromOldest: fromItsEnd, look: page.look };
  return summaries(access, search, await findMatching(access.db, search, slice, indexed), page, "date");
}

async function summaries(
  { db }: Access,
  { viewer, filter }: Search,
  { ids, cutAt, completeUpTo }: Matching,
  { rows, offset, fromItsEnd, beyond }: RowsOfPage,
  sort: Sort,
): Promise<FoundRows> {
  const { by, value, beforeAndAfter } = ORDERS[sort];
  const ranges = beyond ? beforeAndAfter(beyond.place)[beyond.side] : [];
  // What waits for the index may stand behind that place, among jobs that were not looked at.
  const side = sql.raw(fromItsEnd ? "<=" : ">=");
  const looked =
    cutAt && sql`(${job.createdAt}, ${job.id}) ${side} (${cutAt.value}::timestamptz, ${cutAt.id}::bigint)`;
  const found = await db
    .select(summaryColumns)
    .from(job)
    .leftJoin(jobExecution, eq(jobExecution.jobId, job.id))
    .where(
      and(
        sql`${job.id} = any(${sql.param(ids)}::bigint[])`,
        jobsWhere(viewer, filter),
        ranges.length > 0 ? or(...ranges.map((range) => range ?? sql`true`)) : undefined,
        looked ?? undefined,
      ),
    )
    .orderBy(...by({ value, id: job.id }, fromItsEnd))
    .limit(rows)
    .offset(offset);
  const jobs = z.array(jobSummary).parse(found);
  return {
    jobs: fromItsEnd ? jobs.reverse() : jobs,
    lookedTo: jobs.length < rows && cutAt ? { id: cutAt.id, value: toIso(cutAt.value) } : null,
    searched: { completeUpTo, newestFirst: null },
  };
}
