import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import type { ReadySearch } from "@/lib/jobs/search/ready-search";
import type { Sort } from "@/lib/jobs/sort";
import { topOfEachPrefix } from "./index-scan";
import { looksThrough, lookThrough, MOST_LOOKED } from "./look-through";
import { type CursorFields, ORDERS, type OrderRange } from "./order";
import { readySearchOf } from "./ready-search-of";
import { searchJobs } from "./search-jobs";

export type Neighbour = Pick<JobSummary, "id" | "name">;

/** Null at the ends of the list. */
export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/**
 * The jobs directly before and after this one in the viewer's list under the filter, on any page. The job itself need
 * not match the filter or still exist: only its place in the order counts. For a filter that no index holds, a job that
 * is far away is not found.
 */
export function findNeighbours(access: Access, of: CursorFields, filter: JobFilter): Promise<Neighbours> {
  return reading("findNeighbours", async () => {
    const { db, viewer } = access;
    const ready = await readySearchOf(access, filter);
    if (ready) return neighboursFound(ready, of, filter.sort);
    const { beforeAndAfter, cursorOf } = ORDERS[filter.sort];
    const { before, after } = beforeAndAfter(cursorOf(of));
    const conditions = conditionsOf(filter);
    // PostgreSQL reads a farther range only when the nearer one is empty.
    const nearest = (ranges: OrderRange[], fromItsEnd: boolean) =>
      sql`coalesce(${sql.join(
        ranges.map((range) => {
          const scan = { viewer, filter: conditions, rows: 1, ranges: [range], fromItsEnd };
          return looksThrough(conditions)
            ? sql`(select found.id from ${lookThrough({ ...scan, most: MOST_LOOKED })} as found where found.matches)`
            : sql`(select found.id from ${topOfEachPrefix(scan)} as found)`;
        }),
        sql`, `,
      )})`;
    const previous = alias(job, "previous");
    const next = alias(job, "next");
    const [found] = await db
      .select({ previous: { id: previous.id, name: previous.name }, next: { id: next.id, name: next.name } })
      .from(sql`(values (1)) as one`)
      .leftJoin(previous, eq(previous.id, nearest(before, true)))
      .leftJoin(next, eq(next.id, nearest(after, false)));
    return found ?? { previous: null, next: null };
  });
}

/** The same among what a search finds. */
async function neighboursFound(ready: ReadySearch, of: CursorFields, sort: Sort): Promise<Neighbours> {
  const nearest = async (side: "before" | "after") => {
    const beyond = { side, place: ORDERS[sort].cursorOf(of) };
    return searchJobs(ready, { sort }, { rows: 1, offset: 0, fromItsEnd: side === "before", beyond });
  };
  const before = await nearest("before");
  if (before.searched.newestFirst) return neighboursFound(ready, of, "date");
  const after = await nearest("after");
  return { previous: neighbourIn(before), next: neighbourIn(after) };
}

function neighbourIn({ jobs: [found] }: { jobs: JobSummary[] }): Neighbour | null {
  return found ? { id: found.id, name: found.name } : null;
}
