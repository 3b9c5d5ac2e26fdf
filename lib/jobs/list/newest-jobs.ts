import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { CountedWords } from "@/lib/jobs/counts/count-jobs";
import { conditionsOf } from "@/lib/jobs/filter/conditions";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { USUAL_WORDS } from "@/lib/jobs/filter/filter-words";
import { prefixValues } from "@/lib/jobs/filter/jobs-where";
import type { JobConditions } from "@/lib/jobs/filter/rule";
import { ownerSeenBy, type ViewerScope } from "@/lib/jobs/visibility";
import { indexPrefixes } from "./index-scan";

/** A job's place in the order of the newest. */
export interface Place {
  id: string;
  /** Microseconds since 1970. */
  createdAt: number;
}

/** A list in its order by date. */
export interface NewestOf {
  viewer: ViewerScope<string>;
  filter: CountedWords;
}

const conditions = ({ tab, status, type }: CountedWords): JobConditions =>
  conditionsOf({ ...DEFAULT_FILTER, tab, status, type });

/** The kinds of index prefixes: each has indexes of its own, and so a part of its own in the statement. */
const SOMEONE: ViewerScope<string> = { role: "staff", id: "1" };
const KINDS: readonly NewestOf[] = [
  { viewer: { role: "admin" }, filter: USUAL_WORDS },
  { viewer: { role: "admin" }, filter: { ...USUAL_WORDS, type: "sync" } },
  { viewer: SOMEONE, filter: USUAL_WORDS },
  { viewer: SOMEONE, filter: { ...USUAL_WORDS, type: "sync" } },
];

const kindOf = ({ viewer, filter }: NewestOf): number =>
  (ownerSeenBy(viewer) === null ? 0 : 2) + (prefixValues("type", conditions(filter)) === null ? 0 : 1);

/**
 * The newest `most` jobs of many lists, newest first, in one statement: an array for each list, in their order. A list
 * costs as much as one page of it, however many jobs there are.
 */
export function newestJobs(db: Database, lists: readonly NewestOf[], most: number): Promise<Place[][]> {
  return reading("newestJobs", async () => {
    const values: Record<string, unknown> = { most };
    for (const at of KINDS.keys()) {
      const numbers = lists.flatMap((list, number) => (kindOf(list) === at ? [number] : []));
      values[`numbers_${at}`] = numbers;
      // No word of a prefix has a comma.
      values[`prefixes_${at}`] = numbers.map((number) => prefixesOf(lists[number]).join(","));
    }
    const newest = lists.map((): Place[] => []);
    for (const { number, places } of z.array(found).parse(await newestQuery(db, values))) {
      newest[number] = places.map(([id, createdAt]) => ({ id, createdAt }));
    }
    return newest;
  });
}

const found = z.object({ number: z.number(), places: z.array(z.tuple([z.string(), z.number()])) });

const prefixesOf = (list: NewestOf | undefined) =>
  list ? indexPrefixes(list.viewer, conditions(list.filter)).words : [];

const newestQuery = cachedQuery((db) => {
  const parts = KINDS.map(({ viewer, filter }, at) =>
    partOf(indexPrefixes(viewer, conditions(filter)).of, at),
  );
  return db
    .select({ number: sql`number`, places: sql`places` })
    .from(sql`(${sql.join(parts, sql` union all `)}) as newest`);
});

function partOf(prefix: SQL, at: number): SQL {
  const most = sql`${sql.placeholder("most")}::int`;
  const [numbers, prefixes] = [sql.placeholder(`numbers_${at}`), sql.placeholder(`prefixes_${at}`)];
  return sql`(select list.number, json_agg(json_build_array(newest.id::text,
      (extract(epoch from newest.created_at) * 1000000)::bigint) order by newest.created_at desc, newest.id desc) as places
    from unnest(${numbers}::int[], ${prefixes}::text[]) as list(number, prefixes)
    cross join lateral (
      select found.id, found.created_at
      from unnest(string_to_array(list.prefixes, ',')) as prefix(word)
      cross join lateral (
        select ${job.id} as id, ${job.createdAt} as created_at from ${job} where ${prefix} = prefix.word
        order by ${job.createdAt} desc, ${job.id} desc limit ${most}) as found
      order by found.created_at desc, found.id desc limit ${most}) as newest
    group by list.number)`;
}
