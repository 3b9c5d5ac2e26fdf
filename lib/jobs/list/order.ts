import { and, asc, desc, gt, gte, isNotNull, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import type { Cursor } from "@/lib/jobs/filter/page-cursor";
import type { JobSummary } from "@/lib/jobs/job";
import type { Sort } from "@/lib/jobs/sort";
import type { SqlValue } from "@/lib/jobs/visibility";

/** A row's place in an order: its sort value as text with microseconds, and its id. */
export interface OrderKey<Part = string> {
  value: Part;
  id: Part;
}

/** A part of an order in which one index condition finds the rows after a key, and another those up to it. */
export interface Segment {
  where?: SQL;
  /** What to select for a row's key. */
  key: { value: SQL<string>; id: SQL<string> };
  /** Rows after the key; the key's own row need not exist any more. */
  after: (key: OrderKey<SqlValue>) => SQL | undefined;
  /** The key's row and those before it. */
  upTo: (key: OrderKey<SqlValue>) => SQL | undefined;
  /** Rows before the key, without its own. */
  before: (key: OrderKey<SqlValue>) => SQL | undefined;
}

/** The fields that determine a job's place in every order. */
export type CursorFields = Pick<JobSummary, "id" | "name" | "createdAt">;

/** The condition of a range of an order; undefined for the whole order. */
export type OrderRange = SQL | undefined;

/** A row's sort value and its id, wherever they are read from. */
interface PlaceColumns {
  value: SQL;
  id: SQL | typeof job.id;
}

interface JobOrder {
  /** What the order sorts by, before the id. */
  value: SQL;
  /** The ORDER BY for such columns, or its reverse. */
  by: (columns: PlaceColumns, fromItsEnd: boolean) => SQL[];
  columns: SQL[];
  /** In sequence, these are the whole order. */
  segments: Segment[];
  cursorOf: (job: CursorFields) => Cursor;
  /** The ranges before and after a cursor, the nearest first. The cursor's row need not exist any more. */
  beforeAndAfter: (place: Cursor<SqlValue>) => { before: OrderRange[]; after: OrderRange[] };
}

const id = sql<string>`${job.id}::text`;
const created = sql`${job.createdAt}`;
const name = sql`${job.name} collate "und-x-icu"`;
const row = (value: SQL | typeof job.createdAt) => sql`(${value}, ${job.id})`;
const timeKey = (key: OrderKey<SqlValue>) => sql`(${key.value}::timestamptz, ${key.id}::bigint)`;
const nameKey = (key: OrderKey<SqlValue>) => sql`(${key.value}, ${key.id}::bigint)`;

/*
 * Each bound is given twice, as a pair and for its first part alone: PostgreSQL estimates a range only from the latter.
 * With the pair alone, it takes a batch for a large part of the table, and joins it to its executions by reading all of
 * them (measured).
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
/** A segment of its own, because no pair compares with a null. */
const nameless: Segment = {
  where: isNull(job.name),
  key: { value: sql<string>`''`, id },
  after: (key) => gt(job.id, key.id),
  upTo: (key) => lte(job.id, key.id),
  before: (key) => lt(job.id, key.id),
};

const newestFirst = ({ value, id }: PlaceColumns, fromItsEnd: boolean) =>
  fromItsEnd ? [asc(value), asc(id)] : [desc(value), desc(id)];
// Nulls come last, PostgreSQL's default for an ascending order, and so first in a descending one.
const byName = (columns: PlaceColumns, fromItsEnd: boolean) => newestFirst(columns, !fromItsEnd);

/** Both orders are total: the id decides between equal times and equal names. */
export const ORDERS: Record<Sort, JobOrder> = {
  date: {
    value: created,
    by: newestFirst,
    columns: newestFirst({ value: created, id: job.id }, false),
    segments: [dated],
    cursorOf: ({ createdAt, id }) => ({ value: createdAt, id }),
    beforeAndAfter: ({ value, id }) => {
      const key = { value: value ?? "", id };
      return { before: [dated.before(key)], after: [dated.after(key)] };
    },
  },
  name: {
    value: name,
    by: byName,
    columns: byName({ value: name, id: job.id }, false),
    segments: [named, nameless],
    cursorOf: ({ name, id }) => ({ value: name, id }),
    beforeAndAfter: ({ value, id }) => {
      const key = { value: value ?? "", id };
      const [own, ahead, behind] =
        value === null ? [nameless, [named.where], []] : [named, [], [nameless.where]];
      return {
        before: [and(own.where, own.before(key)), ...ahead],
        after: [and(own.where, own.after(key)), ...behind],
      };
    },
  },
};
