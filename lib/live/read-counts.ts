import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import type { Database } from "@/db/client";
import { reading } from "@/lib/current-verb";
import { clearRunsAsJson, parseClearRuns } from "@/lib/jobs/clear/get-clear-run";
import { type AskedDetails, detailsAsJson, detailsValues, parseDetails } from "./job-details";

/** What is asked for in the first statement of a tick. */
export interface AskedCounts {
  /** The pairs of maintained counts, as "whose types". */
  pairs: readonly string[];
  runs: readonly string[];
  details: readonly AskedDetails[];
}

/**
 * Reads, in one statement, the time by the database's clock (milliseconds since 1970), the maintained counts (by pair,
 * seven numbers as a text), the clears, and what job pages show besides the job.
 */
export function readCounts(db: Database, { pairs, runs, details }: AskedCounts) {
  return reading("readCounts", async () => {
    const split = pairs.map((pair) => pair.split(" "));
    const [row] = await countsQuery(db, {
      whose: split.map(([whose]) => whose),
      types: split.map(([, types]) => types),
      runs,
      ...detailsValues(details),
    });
    const { now, counts, ...json } = answer.parse(row);
    return { now, counts, runs: parseClearRuns(json.runs), details: parseDetails(json.details) };
  });
}

const answer = z.object({
  now: z.coerce.number(),
  counts: z.record(z.string(), z.string()),
  runs: z.unknown(),
  details: z.unknown(),
});

const countsQuery = cachedQuery((db) =>
  db
    .select({
      now: sql`extract(epoch from clock_timestamp()) * 1000`,
      counts: countsAsJson(sql.placeholder("whose"), sql.placeholder("types")),
      runs: clearRunsAsJson(sql.placeholder("runs")),
      details: detailsAsJson,
    })
    .from(sql`(values (1)) as one`),
);

const countsAsJson = (whose: Placeholder, types: Placeholder): SQL =>
  sql`(select coalesce(json_object_agg(k.whose || ' ' || k.counted_types, concat_ws(' ', k.pending, k.queued, k.running,
      k.completed, k.failed, k.cancelled, k.with_rejected_rows)), '{}')
    from jobs.maintained_counts_of(${whose}::text[], ${types}::text[]) as k)`;
