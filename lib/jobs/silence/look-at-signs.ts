import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { writing } from "@/lib/current-verb";
import { STATUSES } from "@/lib/jobs/status";

/** Times in seconds since 1970, by the database's clock. */
const signs = z.object({
  /** Since when somebody watches without a break; null while the clock shows a time before the start of the database. */
  since: z.number().nullable(),
  jobs: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      status: z.enum(STATUSES),
      /** Its last sign of life, at first its start. */
      heard: z.number().nullable(),
      ended: z.number().nullable(),
    }),
  ),
});

export type Signs = z.infer<typeof signs>;
export type SeenJob = Signs["jobs"][number];

/** The longest pause of a completed job, in seconds. */
export interface LearnedPause {
  type: string;
  pause: number;
}

interface Sampling {
  /** The name of this sampler, a UUID. */
  sampler: string;
  watched: readonly string[];
  /** At most so many running jobs are gone through to find those that started within the last minute. */
  most: number;
  learned: readonly LearnedPause[];
}

/**
 * Notes that the console is up, records what was learned, and reads the signs of life of the watched jobs and of new
 * ones: one statement, which reads the jobs by their keys. Null while another sampler has its turn.
 */
export function lookAtSigns(db: Database, sampling: Sampling): Promise<Signs | null> {
  const { sampler, watched, most, learned } = sampling;
  return writing("lookAtSigns", async () => {
    const [row] = await db
      .select({
        seen: sql`jobs.sample_signs(
          ${sampler}::uuid, ${`{${watched.join(",")}}`}::bigint[], ${most}::int, ${JSON.stringify(learned)}::json)`,
      })
      .from(sql`(values (1)) as one`);
    return z.object({ seen: signs.nullable() }).parse(row).seen;
  });
}
