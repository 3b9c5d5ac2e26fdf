import { sql } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES } from "@/lib/jobs/filter/filters";
import { jobsWhere } from "@/lib/jobs/filter/jobs-where";
import { RULES } from "@/lib/jobs/filter/rules";
import type { JobCounts } from "./count-jobs";

/** Up to this many are counted for a page; for more, it says "10,000+". Programs get the full count. */
export const COUNTED_FOR_PEOPLE = 10_000;

export interface Total {
  /** How many jobs match, on all pages, up to the limit of counting. */
  total: number;
  /** Whether that is all of them. */
  isWhole: boolean;
}

/**
 * How many of the viewer's jobs match. If the maintained counts cover all filters, they give the number at once; else
 * the jobs are counted, by the list's own WHERE, up to `most` (null: all of them).
 */
export async function countMatching(
  access: Access,
  filter: JobFilter,
  { counts, most }: { counts: JobCounts; most: number | null },
): Promise<Total> {
  const isMaintained = FILTER_NAMES.every(
    (name) => filter[name] === null || RULES[name].total === "maintained",
  );
  return isMaintained
    ? { total: counts.matching(filter), isWhole: true }
    : countOneByOne(access, filter, most);
}

function countOneByOne({ db, viewer }: Access, filter: JobFilter, most: number | null): Promise<Total> {
  return reading("countOneByOne", async () => {
    const [row] = await db
      .select({ count: sql`count(*)` })
      .from(
        sql`(select from ${job} where ${jobsWhere(viewer, filter) ?? sql`true`} limit ${most === null ? null : most + 1}) as matched`,
      );
    const { count } = z.object({ count: z.coerce.number() }).parse(row);
    const isWhole = most === null || count <= most;
    return { total: isWhole ? count : most, isWhole };
  });
}
