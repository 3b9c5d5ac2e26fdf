import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import type { Access } from "./access";
import type { JobFilter } from "./filter";
import type { JobSummary } from "./job";
import { matching } from "./matching";
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
export async function findNeighbours(
  { db, viewer }: Access,
  of: Placed,
  filter: JobFilter,
): Promise<Neighbours> {
  const { columns, reversed, around } = ORDERS[filter.sort];
  const { before, after } = around(of);
  const firstOf = (order: SQL[], stretch: Stretch) =>
    db
      .select({ id: job.id })
      .from(job)
      .where(and(matching(viewer, filter), stretch))
      .orderBy(...order)
      .limit(1);
  // PostgreSQL looks into a further stretch only when the nearer one holds nothing.
  const nearest = (order: SQL[], stretches: Stretch[]) =>
    sql`coalesce(${sql.join(
      stretches.map((stretch) => sql`(${firstOf(order, stretch)})`),
      sql`, `,
    )})`;
  const previous = alias(job, "previous");
  const next = alias(job, "next");
  const [found] = await db
    .select({ previous: { id: previous.id, name: previous.name }, next: { id: next.id, name: next.name } })
    .from(sql`(values (1)) as one`)
    .leftJoin(previous, eq(previous.id, nearest(reversed, before)))
    .leftJoin(next, eq(next.id, nearest(columns, after)));
  return found ?? { previous: null, next: null };
}
