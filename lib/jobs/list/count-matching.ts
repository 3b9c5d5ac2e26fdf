import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { countJobsOf, type JobCounts } from "@/lib/jobs/counts/count-jobs";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { isMaintained } from "@/lib/jobs/filter/is-maintained";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { countMatchingWords } from "@/lib/jobs/search/find-matching";
import type { ReadySearch } from "@/lib/jobs/search/ready-search";
import { eachPrefix } from "./index-scan";
import { looksThrough, lookThrough, MOST_LOOKED } from "./look-through";
import { readySearchOf } from "./ready-search-of";

/** Up to this many are counted one by one for a page of the list; for more, it says "10,000+". */
export const COUNTED_FOR_PAGE = 10_000;

export interface Total {
  /** How many jobs match, on all pages, as far as they were counted. */
  total: number;
  /** Whether that is all of them. */
  isWhole: boolean;
}

interface CountTerms {
  counts: JobCounts;
  /** Where counting one by one stops; null: it counts all jobs that match, however many have to be looked through. */
  most: number | null;
  /** How many jobs are looked through at most. */
  look?: number | undefined;
  /** The search for the filter's words, if it is ready. */
  ready?: ReadySearch | null;
}

/**
 * How many of the viewer's jobs match. If the maintained counts cover all filters, they give the number at once; else
 * the jobs are counted one by one, by an index where there is one, or by looking through so many of the list. What has
 * words is counted by the search.
 */
export async function countMatching(access: Access, filter: JobFilter, terms: CountTerms): Promise<Total> {
  const { ready = await readySearchOf(access, filter) } = terms;
  if (ready) return reading("countMatching", () => countMatchingWords(ready, terms));
  // A text without words lets every job through.
  if (!isMaintained({ ...filter, q: null })) return countOneByOne(access, filter, terms);
  const { owner } = filter.meanings;
  const counted = owner === undefined ? terms.counts : await countJobsOf(access, owner, filter.type);
  return { total: counted.matching(filter), isWhole: true };
}

const answer = z.object({ count: z.coerce.number(), isBound: z.boolean() });

function countOneByOne(access: Access, filter: JobFilter, terms: CountTerms): Promise<Total> {
  return reading("countOneByOne", async () => {
    const { most } = terms;
    const [row] = await access.db
      .select({
        count: sql`count(*) filter (where found.matches)`,
        isBound: sql`coalesce(bool_or(found.is_bound), false)`,
      })
      .from(sql`${rowsToCount(access, filter, terms)} as found`);
    const { count, isBound } = answer.parse(row);
    const isMore = most !== null && count > most;
    return { total: isMore ? most : count, isWhole: !isMore && !isBound };
  });
}

function rowsToCount({ viewer }: Access, filter: JobFilter, { most, look = MOST_LOOKED }: CountTerms): SQL {
  const conditions = conditionsOf(filter);
  const rows = most === null ? null : most + 1;
  // Times of creation are ranges of the order by date alone, and to count needs no order.
  const byDate = { ...conditions, sort: "date" as const };
  if (!looksThrough(byDate)) {
    const each = eachPrefix({ viewer, filter: byDate, rows });
    return sql`(select true as matches, false as is_bound from ${each} as found limit ${rows})`;
  }
  if (most === null) {
    const where = jobsWhere(viewer, conditions) ?? sql`true`;
    return sql`(select true as matches, false as is_bound from ${job} where ${where})`;
  }
  return lookThrough({ viewer, filter: byDate, rows, most: look });
}
