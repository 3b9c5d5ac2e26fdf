import { type SQL, sql } from "drizzle-orm";
import { unindexedWhere } from "@/lib/jobs/filter/jobs-where";
import type { JobConditions } from "@/lib/jobs/filter/rule";
import type { SqlValue } from "@/lib/jobs/visibility";
import { eachPrefix, type IndexScan, orderOfFound } from "./index-scan";

/**
 * How many rows of a list are looked through for a filter that no index holds: about a third of a second. Then the
 * list says so, instead of searching on for what may be rare or not there.
 */
export const MOST_LOOKED = 200_000;

/** Whether the filter has a condition for which rows are looked through. */
export const looksThrough = (filter: JobConditions): boolean => unindexedWhere(filter) !== undefined;

interface Look extends Omit<IndexScan, "columns" | "isUnfiltered"> {
  /** How many rows to look through. */
  most: SqlValue | number;
}

/**
 * A sub-select of rows in the list's order: their `id`, their `place`, and whether each `matches` the filter. It looks
 * through at most `most` rows, and no further than to the last one that is asked for. If it reaches the bound, the last
 * row `is_bound`, whether or not it matches: the list continues behind it.
 */
export function lookThrough({ most, rows, offset, ...scan }: Look): SQL {
  const matches = sql`(${unindexedWhere(scan.filter) ?? sql`true`}) is true as matches`;
  const order = orderOfFound(scan);
  const each = eachPrefix({ ...scan, rows: sql`${most}::bigint`, columns: [matches], isUnfiltered: true });
  return sql`(select found.id, found.place, found.matches, found.number = ${most}::bigint as is_bound
    from (select found.*, row_number() over (order by ${order}) as number
      from (select found.* from ${each} as found order by ${order} limit ${most}::bigint) as found) as found
    where found.matches or found.number = ${most}::bigint
    order by ${order} limit ${rows} offset ${offset ?? 0})`;
}
