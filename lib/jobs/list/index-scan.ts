import { and, type Placeholder, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import { inBoth, prefixValues, rangeWhere, unindexedWhere } from "@/lib/jobs/filter/jobs-where";
import { type JobConditions, PREFIX_COLUMNS } from "@/lib/jobs/filter/rule";
import { STATUSES } from "@/lib/jobs/status";
import { ownerSeenBy, type SqlValue, type ViewerScope } from "@/lib/jobs/visibility";
import { ORDERS, type OrderRange } from "./order";

/**
 * The index prefixes of a list: each has one status, and one type and one owner if the filter or the viewer asks for
 * that. Their rows, merged in order and without those that an unindexed filter excludes, are the list.
 */
export interface IndexPrefixes {
  /** The expression that the indexes of these prefixes begin with. */
  of: SQL;
  words: readonly (string | SQL)[];
}

/**
 * The index prefixes of a viewer's list under a filter. A prefix is one expression, which one pair of indexes begins
 * with. With separate conditions, PostgreSQL would often take an index that has only some of them, walk it in order and
 * read rows that don't match, at worst all rows (measured).
 */
export function indexPrefixes(viewer: ViewerScope, filter: JobConditions): IndexPrefixes {
  const owner = ownerSeenBy(viewer);
  const owners = prefixValues("owner", filter);
  const parts = [
    { column: sql`${PREFIX_COLUMNS.owner}::text`, words: owner === null ? owners : inBoth(owners, [owner]) },
    { column: sql`${PREFIX_COLUMNS.type}`, words: prefixValues("type", filter) },
    { column: sql`${PREFIX_COLUMNS.status}`, words: prefixValues("status", filter) ?? STATUSES },
  ].flatMap(({ column, words }) => (words ? [{ column, words }] : []));
  return {
    of: sql`(${sql.join(
      parts.map(({ column }) => column),
      sql` || ' ' || `,
    )})`,
    words: parts
      .map(({ words }): readonly SqlValue[] => words)
      .reduce<SqlValue[][]>(
        (prefixes, words) => prefixes.flatMap((prefix) => words.map((word) => [...prefix, word])),
        [[]],
      )
      .map(prefixWord),
  };
}

/** The text of a prefix from its parts; PostgreSQL joins them if one is a placeholder. */
const prefixWord = (parts: SqlValue[]): string | SQL =>
  parts.every((part) => typeof part === "string")
    ? parts.join(" ")
    : sql.join(
        parts.map((part) => sql`${part}::text`),
        sql` || ' ' || `,
      );

export interface IndexScan {
  viewer: ViewerScope;
  filter: JobConditions;
  /** How many rows (null: all), and how many to skip before them. */
  rows: number | Placeholder | SQL | null;
  offset?: number | Placeholder;
  /** From the end of the list. */
  fromItsEnd?: boolean;
  /** Which parts of the list; without it, the whole. */
  ranges?: OrderRange[];
  /** More columns of job to read, by their own names. */
  columns?: SQL[];
  /** With the rows that an unindexed filter excludes. */
  isUnfiltered?: boolean;
  /** A further condition on job. */
  where?: SQL | undefined;
}

/**
 * A sub-select of rows in the list's order: their `id`, and the `place` that they are sorted by. It reads up to `rows`
 * rows of each index prefix, with the same plan whatever the statistics say.
 */
export function topOfEachPrefix(scan: IndexScan): SQL {
  const { of, words } = indexPrefixes(scan.viewer, scan.filter);
  const parts = (scan.ranges ?? [undefined]).map((range) => rowsOf(sql`${of} = prefix.word`, range, scan));
  return sql`(select found.* from unnest(array[${commas(words.map((word) => sql`${word}`))}]::text[]) as prefix(word)
    cross join lateral (${sql.join(parts, sql` union all `)}) as found
    order by ${orderOfFound(scan)} limit ${scan.rows})`;
}

/**
 * The same for rows far from the ends of the list: the index prefixes are merged, so that only the skipped rows are
 * read.
 */
export const mergePrefixes = (scan: IndexScan): SQL =>
  sql`(select found.* from ${eachPrefix(scan)} as found
    order by ${orderOfFound(scan)} limit ${scan.rows} offset ${scan.offset ?? 0})`;

/** A sub-select of the rows of each index prefix, in order; not yet merged. */
export function eachPrefix(scan: IndexScan): SQL {
  const { of, words } = indexPrefixes(scan.viewer, scan.filter);
  const parts = words.flatMap((word) =>
    (scan.ranges ?? [undefined]).map((range) => rowsOf(sql`${of} = ${word}`, range, scan)),
  );
  // Two filters may contradict each other, so that there is no prefix.
  const rows = parts.length > 0 ? parts : [rowsOf(sql`false`, undefined, scan)];
  return sql`(${sql.join(rows, sql` union all `)})`;
}

/** The order of such a sub-select, if it is called `found`. */
export const orderOfFound = ({ filter, fromItsEnd = false }: Pick<IndexScan, "filter" | "fromItsEnd">): SQL =>
  commas(ORDERS[filter.sort].by({ value: sql`found.place`, id: sql`found.id` }, fromItsEnd));

function rowsOf(inPrefix: SQL, range: OrderRange, scan: IndexScan): SQL {
  const { filter, fromItsEnd = false, rows, offset, columns = [], isUnfiltered } = scan;
  const { value, by } = ORDERS[filter.sort];
  const most = offset === undefined ? rows : sql`${rows}::bigint + ${offset}::bigint`;
  return sql`(select ${commas([sql`${job.id} as id`, sql`${value} as place`, ...columns])}
    from ${job} where ${and(inPrefix, rangeWhere(filter), range, isUnfiltered ? undefined : unindexedWhere(filter), scan.where)}
    order by ${commas(by({ value, id: job.id }, fromItsEnd))} limit ${most})`;
}

const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
