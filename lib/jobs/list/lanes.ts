import { and, type Placeholder, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import { besideLanes, inBoth, valuesInLane } from "@/lib/jobs/filter/matching";
import { type Chosen, LANE_COLUMNS } from "@/lib/jobs/filter/rule";
import { STATUSES } from "@/lib/jobs/status";
import { type Given, ownerSeenBy, type Seeing } from "@/lib/jobs/visibility";
import { ORDERS, type Stretch } from "./order";

/**
 * What `matching` lets through, as indexes hold it: in lanes, each of one status, and of one type and one owner
 * where the filter or the viewer asks for that. Merged in order, and without what a filter that no index holds keeps
 * out, they are the list.
 */
export interface Lanes {
  /** What the indexes of these lanes begin with. */
  of: SQL;
  words: readonly (string | SQL)[];
}

/**
 * The lanes of a viewer's list under a filter. What a lane has in common is one expression, which one pair of
 * indexes begins with: as conditions of their own, PostgreSQL would often take an index that has but some of
 * them, walk it in order and read rows in vain, all of them at worst (measured).
 */
export function lanesOf(viewer: Seeing, filter: Chosen): Lanes {
  const owner = ownerSeenBy(viewer);
  const owners = valuesInLane("owner", filter);
  const parts = [
    { column: sql`${LANE_COLUMNS.owner}::text`, words: owner === null ? owners : inBoth(owners, [owner]) },
    { column: sql`${LANE_COLUMNS.type}`, words: valuesInLane("type", filter) },
    { column: sql`${LANE_COLUMNS.status}`, words: valuesInLane("status", filter) ?? STATUSES },
  ].flatMap(({ column, words }) => (words ? [{ column, words }] : []));
  return {
    of: sql`(${sql.join(
      parts.map(({ column }) => column),
      sql` || ' ' || `,
    )})`,
    words: parts
      .map(({ words }): readonly Given[] => words)
      .reduce<Given[][]>(
        (lanes, words) => lanes.flatMap((lane) => words.map((word) => [...lane, word])),
        [[]],
      )
      .map(wordOf),
  };
}

/** The word of a lane from its parts; PostgreSQL puts it together where one of them is open. */
const wordOf = (parts: Given[]): string | SQL =>
  parts.every((part) => typeof part === "string")
    ? parts.join(" ")
    : sql.join(
        parts.map((part) => sql`${part}::text`),
        sql` || ' ' || `,
      );

interface Wanted {
  viewer: Seeing;
  filter: Chosen;
  /** How many rows (null: all), and how many to pass over before them. */
  rows: number | Placeholder | null;
  offset?: number | Placeholder;
  /** From the end of the list. */
  fromItsEnd?: boolean;
  /** Which parts of the list; the whole where none is given. */
  stretches?: Stretch[];
  /** What to read of them besides: columns of job, by their own names. */
  columns?: SQL[];
}

/**
 * A sub-select of rows in the list's order: their `id`, and the `place` that they are sorted by. Each lane is read
 * for as many rows as are wanted, by a plan that is the same whatever the statistics say.
 */
export function firstOfLanes(wanted: Wanted): SQL {
  const { of, words } = lanesOf(wanted.viewer, wanted.filter);
  const parts = (wanted.stretches ?? [undefined]).map((stretch) =>
    rowsOf(sql`${of} = lane.word`, stretch, wanted),
  );
  return sql`(select found.* from unnest(array[${commas(words.map((word) => sql`${word}`))}]::text[]) as lane(word)
    cross join lateral (${sql.join(parts, sql` union all `)}) as found
    order by ${orderOfFound(wanted)} limit ${wanted.rows})`;
}

/** The same for rows far from the ends of the list: the lanes are merged, so that only what is passed over is read. */
export function mergedLanes(wanted: Wanted): SQL {
  const { of, words } = lanesOf(wanted.viewer, wanted.filter);
  const parts = words.flatMap((word) =>
    (wanted.stretches ?? [undefined]).map((stretch) => rowsOf(sql`${of} = ${word}`, stretch, wanted)),
  );
  return sql`(select found.* from (${sql.join(parts, sql` union all `)}) as found
    order by ${orderOfFound(wanted)} limit ${wanted.rows} offset ${wanted.offset ?? 0})`;
}

/** The order of such a sub-select, if it is called `found`. */
export const orderOfFound = ({ filter, fromItsEnd = false }: Pick<Wanted, "filter" | "fromItsEnd">): SQL =>
  commas(ORDERS[filter.sort].by({ value: sql`found.place`, id: sql`found.id` }, fromItsEnd));

function rowsOf(inLane: SQL, stretch: Stretch, wanted: Wanted): SQL {
  const { filter, fromItsEnd = false, rows, offset, columns = [] } = wanted;
  const { value, by } = ORDERS[filter.sort];
  const most = offset === undefined ? rows : sql`${rows}::bigint + ${offset}::bigint`;
  return sql`(select ${commas([sql`${job.id} as id`, sql`${value} as place`, ...columns])}
    from ${job} where ${and(inLane, stretch, besideLanes(filter))}
    order by ${commas(by({ value, id: job.id }, fromItsEnd))} limit ${most})`;
}

const commas = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
