import { and, asc, desc, gt, gte, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Sort } from "./filter";

/** Where a row stands in an order: its sort value as text, microseconds and all, and its id. */
export interface OrderKey {
  value: string;
  id: string;
}

/** A stretch of an order in which one index condition finds the rows behind a key, and one those up to it. */
export interface Segment {
  where?: SQL;
  /** What to select for a row's key. */
  key: { value: SQL<string>; id: SQL<string> };
  /** Rows behind the key; the key's own row need not exist any more. */
  after: (key: OrderKey) => SQL | undefined;
  /** The key's row and those before it. */
  upTo: (key: OrderKey) => SQL | undefined;
}

interface JobOrder {
  columns: SQL[];
  /** One after the other, these are the whole order. */
  segments: Segment[];
}

const id = sql<string>`${job.id}::text`;
const name = sql`${job.name} collate "und-x-icu"`;
const row = (value: SQL | typeof job.createdAt) => sql`(${value}, ${job.id})`;
const timeKey = (key: OrderKey) => sql`(${key.value}::timestamptz, ${key.id}::bigint)`;
const nameKey = (key: OrderKey) => sql`(${key.value}, ${key.id}::bigint)`;

/**
 * Both orders are total: the id settles equal times and equal names. Each bound is stated twice, as a pair
 * and for its first part alone: PostgreSQL estimates a range only from the latter, and joins a batch to its
 * executions by reading the whole of them when it takes the batch for a large part of the table (measured).
 */
export const ORDERS: Record<Sort, JobOrder> = {
  date: {
    columns: [desc(job.createdAt), desc(job.id)],
    segments: [
      {
        key: { value: sql<string>`${job.createdAt}::text`, id },
        after: (key) => and(lte(job.createdAt, key.value), sql`${row(job.createdAt)} < ${timeKey(key)}`),
        upTo: (key) => and(gte(job.createdAt, key.value), sql`${row(job.createdAt)} >= ${timeKey(key)}`),
      },
    ],
  },
  name: {
    // Nulls come last, PostgreSQL's default for an ascending order. No pair compares with one.
    columns: [asc(name), asc(job.id)],
    segments: [
      {
        where: isNotNull(job.name),
        key: { value: sql<string>`${job.name}`, id },
        after: (key) => and(sql`${name} >= ${key.value}`, sql`${row(name)} > ${nameKey(key)}`),
        upTo: (key) => and(sql`${name} <= ${key.value}`, sql`${row(name)} <= ${nameKey(key)}`),
      },
      {
        where: isNull(job.name),
        key: { value: sql<string>`''`, id },
        after: (key) => gt(job.id, key.id),
        upTo: (key) => lte(job.id, key.id),
      },
    ],
  },
};
