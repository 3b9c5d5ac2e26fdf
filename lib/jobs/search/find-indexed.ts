import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import type { DatePlace } from "./matching";
import { boundOf, type Collected, type Walk, walkStatement } from "./walk";

const walked = z.object({
  ids: z.array(z.string()),
  found: z.coerce.number(),
  looked: z.coerce.number(),
  /** Without what it costs to combine words in the last block. */
  read: z.coerce.number(),
  /** Between the blocks that were read and the next one. */
  value: z.string().nullable(),
  id: z.string().nullable(),
});

/**
 * The last place that a walk has looked at, when it stopped because these were too many: there may be more behind it.
 * Null if it did not stop.
 */
export type CutAt = DatePlace | null;

/** What the index finds, in the order by date, `most` at most. */
export async function findIndexed(db: Database, walk: Walk): Promise<{ ids: string[]; cutAt: CutAt }> {
  const { ids, cutAt } = await run(db, walk, "ids");
  return { ids, cutAt };
}

/** How many jobs were found, and whether there may be more although these are fewer than were asked for. */
export interface Counted {
  count: number;
  isCut: boolean;
  cutAt: CutAt;
}

/** How many jobs the index finds, `most` at most. */
export async function countIndexed(db: Database, walk: Walk): Promise<Counted> {
  const { found, read, cutAt } = await run(db, walk, "count");
  // Perhaps it ended within the last block.
  const isInBlock = !walk.countsWholeBlocks && read > boundOf(walk, "count");
  return { count: found, isCut: cutAt !== null || (isInBlock && found < walk.most), cutAt };
}

/** Before the first block there is nothing. */
const FIRST_START = "-infinity";

/** Where the last block that was read begins. */
const FIRST_OF_BLOCK = sql`select starts_at as value, starts_id as id from search_block
  where number = block.numbers[last.at]`;

/** The last place before the next block; ids of jobs begin at 1. */
const LAST_OF_BLOCK = sql`select case when starts_id > 1 then starts_at else starts_at - interval '1 microsecond' end as value,
    case when starts_id > 1 then starts_id - 1 else 9223372036854775807 end as id
  from search_block where number = block.numbers[last.at + 1]`;

async function run(db: Database, walk: Walk, collected: Collected) {
  const ids =
    collected === "ids"
      ? sql`(select json_agg(one.id::text order by step.at, one.place)
          from step, unnest(step.ids) with ordinality as one (id, place))`
      : sql`null::json`;
  const [row] = await db
    .select({
      ids: sql`ids`,
      found: sql`found`,
      looked: sql`looked`,
      read: sql`read`,
      value: sql`value`,
      id: sql`id`,
    })
    .from(sql`(${walkStatement(walk, collected)}
      select coalesce(${ids}, '[]') as ids, last.found, last.looked, last.read, stop.value::text as value, stop.id::text as id
      from (select max(at) as at, max(found) as found, max(looked) as looked,
        max(read) as read from step) as last cross join block
      left join lateral (${walk.fromOldest ? LAST_OF_BLOCK : FIRST_OF_BLOCK}) as stop on true) as walked`);
  const { value, id, ...sums } = walked.parse(row);
  const isCut = sums.found < walk.most && sums.looked >= boundOf(walk, collected);
  return {
    ...sums,
    cutAt: isCut && value !== null && value !== FIRST_START && id !== null ? { value, id } : null,
  };
}
