import { and, asc, desc, gt, gte, isNotNull, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Sort } from "./filter";
import type { JobSummary } from "./job";

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
  /** Rows before the key, without its own. */
  before: (key: OrderKey) => SQL | undefined;
}

/** What settles a job's place in every order. */
export type Placed = Pick<JobSummary, "id" | "name" | "createdAt">;

/** What a stretch of an order asks of its rows; undefined where it is the whole. */
export type Stretch = SQL | undefined;

interface JobOrder {
  columns: SQL[];
  /** The same order from its end. */
  reversed: SQL[];
  /** One after the other, these are the whole order. */
  segments: Segment[];
  /** All that stands before and after a job's place, in stretches, the nearest first. */
  around: (job: Placed) => { before: Stretch[]; after: Stretch[] };
}

const id = sql<string>`${job.id}::text`;
const name = sql`${job.name} collate "und-x-icu"`;
const row = (value: SQL | typeof job.createdAt) => sql`(${value}, ${job.id})`;
const timeKey = (key: OrderKey) => sql`(${key.value}::timestamptz, ${key.id}::bigint)`;
const nameKey = (key: OrderKey) => sql`(${key.value}, ${key.id}::bigint)`;

/*
 * Each bound is stated twice, as a pair and for its first part alone: PostgreSQL estimates a range only from
 * the latter, and joins a batch to its executions by reading the whole of them when it takes the batch for a
 * large part of the table (measured).
 */
const dated: Segment = {
  key: { value: sql<string>`${job.createdAt}::text`, id },
  after: (key) => and(lte(job.createdAt, key.value), sql`${row(job.createdAt)} < ${timeKey(key)}`),
  upTo: (key) => and(gte(job.createdAt, key.value), sql`${row(job.createdAt)} >= ${timeKey(key)}`),
  before: (key) => and(gte(job.createdAt, key.value), sql`${row(job.createdAt)} > ${timeKey(key)}`),
};
const named: Segment = {
  where: isNotNull(job.name),
  key: { value: sql<string>`${job.name}`, id },
  after: (key) => and(sql`${name} >= ${key.value}`, sql`${row(name)} > ${nameKey(key)}`),
  upTo: (key) => and(sql`${name} <= ${key.value}`, sql`${row(name)} <= ${nameKey(key)}`),
  before: (key) => and(sql`${name} <= ${key.value}`, sql`${row(name)} < ${nameKey(key)}`),
};
/** Apart, because no pair compares with a null. */
const nameless: Segment = {
  where: isNull(job.name),
  key: { value: sql<string>`''`, id },
  after: (key) => gt(job.id, key.id),
  upTo: (key) => lte(job.id, key.id),
  before: (key) => lt(job.id, key.id),
};

/** Both orders are total: the id settles equal times and equal names. */
export const ORDERS: Record<Sort, JobOrder> = {
  date: {
    columns: [desc(job.createdAt), desc(job.id)],
    reversed: [asc(job.createdAt), asc(job.id)],
    segments: [dated],
    around: ({ createdAt, id }) => {
      const key = { value: createdAt, id };
      return { before: [dated.before(key)], after: [dated.after(key)] };
    },
  },
  name: {
    // Nulls come last, PostgreSQL's default for an ascending order, and so first in a descending one.
    columns: [asc(name), asc(job.id)],
    reversed: [desc(name), desc(job.id)],
    segments: [named, nameless],
    around: ({ name, id }) => {
      const key = { value: name ?? "", id };
      const [own, ahead, behind] =
        name === null ? [nameless, [named.where], []] : [named, [], [nameless.where]];
      return {
        before: [and(own.where, own.before(key)), ...ahead],
        after: [and(own.where, own.after(key)), ...behind],
      };
    },
  },
};
