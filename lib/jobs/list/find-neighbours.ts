import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { topOfEachPrefix } from "./index-scan";
import { type CursorFields, ORDERS, type OrderRange } from "./order";

export type Neighbour = Pick<JobSummary, "id" | "name">;

/** Null at the ends of the list. */
export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/**
 * The jobs directly before and after this one in the viewer's list under the filter, on any page. The job itself need
 * not match the filter or still exist: only its place in the order counts.
 */
export function findNeighbours(
  { db, viewer }: Access,
  of: CursorFields,
  filter: JobFilter,
): Promise<Neighbours> {
  return reading("findNeighbours", async () => {
    const { beforeAndAfter, cursorOf } = ORDERS[filter.sort];
    const { before, after } = beforeAndAfter(cursorOf(of));
    // PostgreSQL reads a farther range only when the nearer one is empty.
    const nearest = (ranges: OrderRange[], fromItsEnd: boolean) =>
      sql`coalesce(${sql.join(
        ranges.map((range) => {
          const found = topOfEachPrefix({ viewer, filter, rows: 1, ranges: [range], fromItsEnd });
          return sql`(select found.id from ${found} as found)`;
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
