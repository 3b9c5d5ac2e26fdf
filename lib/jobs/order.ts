import { and, asc, desc, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Sort } from "./filter";

/** Where a row stands in an order: its sort value as text, microseconds and all, and its id. */
export interface OrderKey {
  value: string | null;
  id: string;
}

interface JobOrder {
  columns: SQL[];
  /** What to select for a row's key. */
  key: { value: SQL<string | null>; id: SQL<string> };
  /** Rows behind the key; the key's own row need not exist any more. */
  after: (key: OrderKey) => SQL | undefined;
  /** The key's row and those before it. */
  upTo: (key: OrderKey) => SQL | undefined;
}

const id = sql<string>`${job.id}::text`;
const name = sql`${job.name} collate "und-x-icu"`;

/** Both orders are total: the id settles equal times and equal names. */
export const ORDERS: Record<Sort, JobOrder> = {
  date: {
    columns: [desc(job.createdAt), desc(job.id)],
    key: { value: sql<string | null>`${job.createdAt}::text`, id },
    after: (key) => sql`(${job.createdAt}, ${job.id}) < (${key.value}::timestamptz, ${key.id}::bigint)`,
    upTo: (key) => sql`(${job.createdAt}, ${job.id}) >= (${key.value}::timestamptz, ${key.id}::bigint)`,
  },
  name: {
    // Nulls come last, PostgreSQL's default for an ascending order.
    columns: [asc(name), asc(job.id)],
    key: { value: sql<string | null>`${job.name}`, id },
    after: (key) =>
      key.value === null
        ? and(isNull(job.name), sql`${job.id} > ${key.id}::bigint`)
        : or(sql`(${name}, ${job.id}) > (${key.value}, ${key.id}::bigint)`, isNull(job.name)),
    upTo: (key) =>
      key.value === null
        ? or(isNotNull(job.name), sql`${job.id} <= ${key.id}::bigint`)
        : sql`(${name}, ${job.id}) <= (${key.value}, ${key.id}::bigint)`,
  },
};
