import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job, searchEntry } from "@/db/schema";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { hasEnough, type Search, type Slice } from "@/lib/jobs/search/matching";
import type { IndexedPart } from "@/lib/jobs/search/ready-search";
import type { SearchQuery } from "@/lib/jobs/search/search-query";
import { orderOfFound, topOfEachPrefix } from "./index-scan";
import { ORDERS } from "./order";

const ids = z.array(z.object({ id: z.string() }));

/**
 * What the index finds, where the other filters leave few jobs: they are read as a list reads them, and each is tested.
 * A count reads their ids, so that the page after it need not test them again.
 */
export function fewJobs(db: Database, search: Search, query: SearchQuery): IndexedPart {
  let newest: { ids: string[]; most: number; upTo: string } | null = null;
  const find = async (slice: Slice, upTo: string): Promise<string[]> => {
    const { most } = slice;
    if (slice.beyond !== null || slice.fromOldest) return read(slice, upTo);
    // What waits may have been looked through again since, and then begins at another job.
    if (newest?.upTo !== upTo || !hasEnough(newest, most)) {
      newest = { ids: await read(slice, upTo), most, upTo };
    }
    return newest.ids.slice(0, most);
  };
  return {
    find: async (slice, upTo) => ({ ids: await find(slice, upTo), cutAt: null }),
    count: async (slice, upTo) => ({ count: (await find(slice, upTo)).length, isCut: false, cutAt: null }),
  };

  async function read({ beyond, fromOldest, most }: Slice, upTo: string): Promise<string[]> {
    const scan = {
      viewer: search.viewer,
      filter: { ...search.filter, sort: "date" } as const,
      rows: most,
      ranges: beyond ? ORDERS.date.beforeAndAfter(beyond)[fromOldest ? "before" : "after"] : [undefined],
      fromItsEnd: fromOldest,
      where: and(sql`${job.id} <= ${upTo}::bigint`, hasWords(query)),
    };
    const rows = await db
      .select({ id: sql`found.id::text`.as("id") })
      .from(sql`${topOfEachPrefix(scan)} as found`)
      .innerJoin(job, and(eq(job.id, sql`found.id`), jobsWhere(search.viewer, search.filter)))
      .orderBy(orderOfFound(scan));
    return ids.parse(rows).map(({ id }) => id);
  }
}

/** As a value of its own: a join would read the whole index (measured). */
const hasWords = ({ whole }: SearchQuery): SQL =>
  sql`(select ${searchEntry.words} @@ ${whole}::tsquery from ${searchEntry} where ${searchEntry.jobId} = ${job.id})`;
