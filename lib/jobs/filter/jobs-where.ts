import { and, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { job } from "@/db/schema";
import { type SqlValue, type ViewerScope, visibleTo } from "@/lib/jobs/visibility";
import { FILTER_NAMES } from "./filter-words";
import { type Demand, type JobConditions, PREFIX_COLUMNS, type PrefixColumn } from "./rule";
import { RULES } from "./rules";

/** The one WHERE: which jobs this viewer sees under this filter, for list, total, export and clear. */
export const jobsWhere = (viewer: ViewerScope, filter: JobConditions): SQL | undefined =>
  and(visibleTo(viewer), ...demandsOf(filter).map(whereOf));

/** The conditions of that WHERE that no index of the list holds in its order. */
export const unindexedWhere = (filter: JobConditions): SQL | undefined =>
  and(
    ...demandsOf(filter)
      .filter((one) => "where" in one || ("created" in one && filter.sort !== "date"))
      .map(whereOf),
  );

/** The part of the order by date that the filter lets through; undefined: all of it, or another order. */
export const rangeWhere = (filter: JobConditions): SQL | undefined =>
  filter.sort === "date"
    ? and(
        ...demandsOf(filter)
          .filter((one) => "created" in one)
          .map(whereOf),
      )
    : undefined;

/** The values that the filter lets through in a column of the index prefixes; null: all values. */
export const prefixValues = (column: PrefixColumn, filter: JobConditions): readonly SqlValue[] | null =>
  demandsOf(filter)
    .flatMap((one) => ("prefix" in one && one.prefix === column ? [one.values] : []))
    .reduce<readonly SqlValue[] | null>(inBoth, null);

/** The values that are in both lists. A placeholder stays: its value was checked before. */
export const inBoth = (some: readonly SqlValue[] | null, others: readonly SqlValue[]): readonly SqlValue[] =>
  some === null ? others : others.filter((one) => typeof one !== "string" || some.includes(one));

/** The columns of `job` in the conditions of a filter. */
export const columnsOf = (filter: JobConditions): PgColumn[] =>
  FILTER_NAMES.flatMap((name) => (name !== "sort" && filter[name] ? (RULES[name].reads ?? []) : []));

function whereOf(demand: Demand): SQL {
  if ("where" in demand) return demand.where;
  if ("prefix" in demand) return inArray(PREFIX_COLUMNS[demand.prefix], [...demand.values]);
  const moment = sql`${demand.moment}::timestamptz`;
  return demand.created === "from" ? gte(job.createdAt, moment) : lt(job.createdAt, moment);
}

const demandsOf = (filter: JobConditions): Demand[] =>
  FILTER_NAMES.flatMap((name) => {
    const term = name === "sort" ? undefined : filter[name];
    return (term && RULES[name].lets?.(term)) ?? [];
  });
