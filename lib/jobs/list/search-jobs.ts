import { and, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { job, jobExecution } from "@/db/schema";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { Cursor } from "@/lib/jobs/filter/page-cursor";
import { type JobSummary, jobSummary, summaryColumns, toIso } from "@/lib/jobs/job";
import { findMatching, type Matching } from "@/lib/jobs/search/find-matching";
import type { ReadySearch } from "@/lib/jobs/search/ready-search";
import type { Sort } from "@/lib/jobs/sort";
import { formatMessage } from "@/lib/texts/format-message";
import { searchTexts } from "@/texts/search/search";
import type { RowsOfPage } from "./list-jobs";
import { ORDERS } from "./order";

/** Up to this many matches can be sorted by name; more are shown newest first. */
export const MOST_SORTED = 10_000;

/** More match than can be sorted by name; or too many had to be looked at to find them all. */
export type UnsortedReason = "matches" | "looks";

/** The sentence that says so. */
export const unsortedNotice = (reason: UnsortedReason): string =>
  reason === "matches"
    ? formatMessage(searchTexts.newestFirst, { most: MOST_SORTED })
    : searchTexts.newestFirstAfterLooks;

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

/**
 * The rows of a page of what matches, in the list's order. When it can't be sorted by name, it reads none: ask again for
 * the order by date.
 */
export async function searchJobs(
  ready: ReadySearch,
  { sort }: Pick<JobFilter, "sort">,
  page: RowsOfPage & { look?: number | undefined },
): Promise<FoundRows> {
  const { rows, offset, fromItsEnd, beyond } = page;
  if (sort === "name") {
    const all = { most: MOST_SORTED + 1, beyond: null, fromOldest: false, look: page.look };
    const found = await findMatching(ready, all);
    const { completeUpTo } = found;
    const newestFirst = found.ids.length > MOST_SORTED ? "matches" : found.cutAt && "looks";
    if (newestFirst) return { jobs: [], lookedTo: null, searched: { completeUpTo, newestFirst } };
    return summaries(ready, found, page, "name");
  }
  const place = beyond && { value: beyond.place.value ?? "", id: beyond.place.id };
  const slice = { most: rows + offset, beyond: place, fromOldest: fromItsEnd, look: page.look };
  return summaries(ready, await findMatching(ready, slice), page, "date");
}

async function summaries(
  { db, search: { viewer, filter } }: ReadySearch,
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
