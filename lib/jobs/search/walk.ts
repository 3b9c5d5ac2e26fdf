import { and, type SQL, sql } from "drizzle-orm";
import { job } from "@/db/schema";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import type { Search, Slice } from "./matching";
import type { SearchQuery } from "./search-query";

/** So many entries of the index are looked at, for ids a block more. Each costs a look at its job, some microseconds. */
export const MOST_LOOKED_AT = { ids: 20_000, count: 2_500 };

/** Where the index combines several words, it reads so many entries of the rarest in the time of a look (measured). */
const READ_IN_A_LOOK = 6;

/** What a walk through the index is to find. */
export interface Walk extends Slice {
  search: Search;
  query: SearchQuery;
  /** Jobs above this id are not for the index to find. */
  upTo: string;
}

/** Whether jobs are collected, or only counted. */
export type Collected = "ids" | "count";

/**
 * A statement that walks through the blocks of the index, one after the other in the order by date, until it has found
 * enough or looked at too many. Within a block it reads what matches, in order, and each time the job by its key: there
 * is no other plan. Its row has `found`, `looked`, and the `ids` in their order.
 */
export function walkStatement(walk: Walk, collected: Collected): SQL {
  const { search, query, most, upTo } = walk;
  const direction = sql.raw(walk.fromOldest ? "asc" : "desc");
  const probed = sql`jobs.search_in_block(block.numbers[step.at + 1], ${query.probe}, ${query.words})`;
  const place = sql`entry.created_at ${direction}, entry.job_id ${direction}`;
  const visible = sql`cross join lateral (select * from ${job} where ${job.id} = entry.job_id offset 0) as job
    where ${jobsWhere(search.viewer, search.filter) ?? sql`true`}`;
  const left = sql`(${most}::bigint - step.found)`;
  const page =
    collected === "ids"
      ? sql`select array(select entry.job_id from (select * from matched as entry order by ${place} offset 0) as entry
            ${visible} order by ${place} limit ${left}) as ids`
      : sql`select array(select null::bigint
            from (select * from matched limit ${walk.countsWholeBlocks ? null : sql`${boundOf(walk, collected)}::bigint - step.looked`}) as entry
            ${visible} limit ${left}) as ids`;
  return sql`with recursive block as materialized (
      select array(select block.number from search_block as block where ${blocksOf(walk)}
        order by block.starts_at ${direction}, block.starts_id ${direction}) as numbers,
        (select (${query.readToCombine ?? 0}::real / greatest(count(*), 1) / ${READ_IN_A_LOOK})::bigint
          from search_block) as combined
    ), step (at, ids, found, looked, read) as (
      select 0, '{}'::bigint[], 0::bigint, 0::bigint, 0::bigint
      union all
      select step.at + 1, page.ids, step.found + cardinality(page.ids), step.looked + page.looked + block.combined,
        step.looked + page.looked
      from step cross join block cross join lateral (
        with probed as materialized (
          select * from ${probed} as entry where entry.job_id <= ${upTo}::bigint and ${entriesOf(walk)}
        ), matched as materialized (select * from probed where matches)
        select page.ids, (select count(*) from probed) as looked from (${page}) as page
      ) as page
      where step.at < cardinality(block.numbers) and step.found < ${most}::bigint
        and step.looked < ${boundOf(walk, collected)}::bigint
    )`;
}

/** How many entries such a walk looks at. */
export const boundOf = ({ look }: Walk, collected: Collected): number => look ?? MOST_LOOKED_AT[collected];

/** The blocks that the part of the order is in. */
function blocksOf({ search: { created }, beyond, fromOldest }: Walk): SQL {
  const start = sql`(block.starts_at, block.starts_id)`;
  // The block that a place is in begins at it or before it.
  const until = (value: string, id: string) => sql`${start} <= (${value}::timestamptz, ${id}::bigint)`;
  const from = (value: string, id: string) =>
    sql`${start} >= (select first.starts_at, first.starts_id from search_block as first
      where (first.starts_at, first.starts_id) <= (${value}::timestamptz, ${id}::bigint)
      order by first.starts_at desc, first.starts_id desc limit 1)`;
  return all([
    created.from === null ? undefined : from(created.from, "0"),
    created.before === null ? undefined : until(created.before, "0"),
    beyond && (fromOldest ? from : until)(beyond.value, beyond.id),
  ]);
}

/** The entries of such a block that are in that part. */
function entriesOf({ search: { created }, beyond, fromOldest }: Walk): SQL {
  const after = sql.raw(fromOldest ? ">" : "<");
  return all([
    created.from === null ? undefined : sql`entry.created_at >= ${created.from}::timestamptz`,
    created.before === null ? undefined : sql`entry.created_at < ${created.before}::timestamptz`,
    beyond &&
      sql`(entry.created_at, entry.job_id) ${after} (${beyond.value}::timestamptz, ${beyond.id}::bigint)`,
  ]);
}

const all = (conditions: (SQL | null | undefined)[]): SQL =>
  and(...conditions.map((condition) => condition ?? undefined)) ?? sql`true`;
