import { eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { firstOfLanes } from "./lanes";
import { ORDERS, type Placed, type Stretch } from "./order";

export type Neighbour = Pick<JobSummary, "id" | "name">;

/** Null at the ends of the list. */
export interface Neighbours {
  previous: Neighbour | null;
  next: Neighbour | null;
}

/**
 * The jobs directly before and after this one in the viewer's list under the filter, whatever the page. The
 * job itself need not match the filter, nor be there any more: its place in the order counts.
 */
export function findNeighbours({ db, viewer }: Access, of: Placed, filter: JobFilter): Promise<Neighbours> {
  return reading("findNeighbours", async () => {
    const { around, placeOf } = ORDERS[filter.sort];
    const { before, after } = around(placeOf(of));
    // PostgreSQL looks into a further stretch only when the nearer one holds nothing.
    const nearest = (stretches: Stretch[], fromItsEnd: boolean) =>
      sql`coalesce(${sql.join(
        stretches.map((stretch) => {
          const found = firstOfLanes({ viewer, filter, rows: 1, stretches: [stretch], fromItsEnd });
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
