import { sql } from "drizzle-orm";
import { z } from "zod";
import { cachedQuery } from "@/db/cached-query";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import type { JobSummary } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import { ownerSeenBy } from "@/lib/jobs/visibility";
import { expectedTexts } from "@/texts/running/expected";

/** How long jobs like one took: the newest completed ones, at most a hundred and at least five. */
export const expectedTimeShape = z.object({
  basis: z.enum(["name", "type"]).describe(expectedTexts.basis),
  jobs: z.number().describe(expectedTexts.jobs),
  usualSeconds: z.number().describe(expectedTexts.usualSeconds),
  longSeconds: z.number().describe(expectedTexts.longSeconds),
});
export type ExpectedTime = z.infer<typeof expectedTimeShape>;

/** From so many jobs on, one that takes longer than `longSeconds` runs longer than 19 of 20 did. */
const ENOUGH_FOR_LATE = 20;

/** After how many seconds a job runs longer than 19 of 20 did; null where too few jobs are known to say so. */
export const lateAfter = (expected: ExpectedTime | null | undefined): number | null =>
  expected && expected.jobs >= ENOUGH_FOR_LATE ? expected.longSeconds : null;

export type Kind = Pick<JobSummary, "id" | "type" | "name">;

const found = z.array(
  z.object({
    id: z.string(),
    basis: z.enum(["name", "type"]),
    jobs: z.coerce.number(),
    usual: z.coerce.number(),
    long: z.coerce.number(),
  }),
);

/**
 * How long each of these jobs may be expected to take, by id, from jobs of its type and name or, where there are fewer
 * than five, of its type; without those that too few are like. For staff only their own jobs count. One statement, which
 * reads at most 200 rows for each job: give a page of jobs at most.
 */
export function expectedTimes(
  { db, viewer }: Access,
  jobs: readonly Kind[],
): Promise<Map<string, ExpectedTime>> {
  return reading("expectedTimes", async () => {
    if (jobs.length === 0) return new Map();
    const kinds = JSON.stringify(jobs.map(({ id, type, name }) => ({ id, type, name })));
    const rows = found.parse(await expected(db, { owner: ownerSeenBy(viewer), kinds }));
    return new Map(
      rows.map(({ id, basis, jobs: count, usual, long }) => [
        id,
        { basis, jobs: count, usualSeconds: usual, longSeconds: long },
      ]),
    );
  });
}

/** The same for one job; null where too few are like it, and for a job that has ended. */
export async function expectedTime(
  access: Access,
  job: Kind & Pick<JobSummary, "status">,
): Promise<ExpectedTime | null> {
  if (isInactive(job.status)) return null;
  return (await expectedTimes(access, [job])).get(job.id) ?? null;
}

const expected = cachedQuery((db) =>
  db
    .select({
      id: sql`kind.id`,
      basis: sql`expected.basis`,
      jobs: sql`expected.jobs`,
      usual: sql`expected.usual`,
      long: sql`expected.long`,
    })
    .from(
      sql`json_to_recordset(${sql.placeholder("kinds")}::json) as kind(id text, type text, name text)
        cross join lateral jobs.expected_time(${sql.placeholder("owner")}::bigint, kind.type, kind.name) as expected`,
    ),
);
