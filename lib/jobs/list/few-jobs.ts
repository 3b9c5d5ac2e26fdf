import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job, searchEntry } from "@/db/schema";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { IndexedPart } from "@/lib/jobs/search/find-matching";
import type { Search, Slice } from "@/lib/jobs/search/matching";
import type { SearchQuery } from "@/lib/jobs/search/search-query";
import { topOfEachPrefix } from "./index-scan";
import { ORDERS } from "./order";

const counted = z.object({ count: z.coerce.number() });
const ids = z.array(z.object({ id: z.string() }));

/** What the index finds, where the other filters leave few jobs: they are read as a list reads them, and each is tested. */
export function fewJobs(db: Database, search: Search, query: SearchQuery): IndexedPart {
  const found = (slice: Slice, upTo: string) => {
    const { beyond, fromOldest, most } = slice;
    const side = fromOldest ? "before" : "after";
    const ranges = beyond ? ORDERS.date.beforeAndAfter(beyond)[side] : [undefined];
    const filter = { ...search.filter, sort: "date" } as const;
    const where = and(sql`${job.id} <= ${upTo}::bigint`, hasWords(query));
    return topOfEachPrefix({
      viewer: search.viewer,
      filter,
      rows: most,
      ranges,
      fromItsEnd: fromOldest,
      where,
    });
  };
  const where = jobsWhere(search.viewer, search.filter);
  return {
    find: async (slice, upTo) => {
      const rows = await db
        .select({ id: sql`found.id::text`.as("id") })
        .from(sql`${found(slice, upTo)} as found`)
        .innerJoin(job, and(eq(job.id, sql`found.id`), where));
      return { ids: ids.parse(rows).map(({ id }) => id), cutAt: null };
    },
    count: async (slice, upTo) => {
      const [row] = await db
        .select({ count: sql`count(*)` })
        .from(sql`${found(slice, upTo)} as found`)
        .innerJoin(job, and(eq(job.id, sql`found.id`), where));
      return { count: counted.parse(row).count, isCut: false, cutAt: null };
    },
  };
}

/** As a value of its own: a join would read the whole index (measured). */
const hasWords = ({ whole }: SearchQuery): SQL =>
  sql`(select ${searchEntry.words} @@ ${whole}::tsquery from ${searchEntry} where ${searchEntry.jobId} = ${job.id})`;
