import { sql } from "drizzle-orm";
import { z } from "zod";
import { writing } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { STATUSES } from "@/lib/jobs/status";
import { permissionTexts } from "@/texts/jobs/permission";

/** How many findings are returned; those of all owners and of all types come first. */
const MOST_FINDINGS = 1_000;

const wrongCount = z.object({
  /** An owner's id; "*" for everyone's jobs, "-" for those without an owner. */
  whose: z.string(),
  /** A type; "*" for all of them, "*imports" for those of the tab Imports. */
  types: z.string(),
  /** A status, or with_rejected_rows: completed jobs with rejected rows. */
  status: z.enum([...STATUSES, "with_rejected_rows"]),
  kept: z.coerce.number(),
  counted: z.coerce.number(),
});

export type WrongCount = z.infer<typeof wrongCount>;

interface Verification {
  /** The first thousand wrong counts. */
  findings: WrongCount[];
  /** How many are wrong in all. */
  wrong: number;
}

/**
 * Counts every job and compares with the maintained counts, all at one moment. With `repair` the same statement
 * corrects the wrong counts and returns them. Producers can write meanwhile. It takes some seconds for ten million
 * jobs. Throws not_allowed for anyone but administrators.
 */
export function verifyCounts({ db, viewer }: Access, { repair }: { repair: boolean }): Promise<Verification> {
  return writing("verifyCounts", async () => {
    if (viewer.role !== "admin") {
      throw new JobsError("not_allowed", permissionTexts.verifyCounts);
    }
    const found = await db
      .select({
        whose: sql`whose`,
        types: sql`types`,
        status: sql`status`,
        kept: sql`kept`,
        counted: sql`counted`,
        wrong: sql`count(*) over ()`,
      })
      .from(repair ? sql`jobs.repair_counts()` : sql`jobs.wrong_count`)
      .orderBy(sql`whose <> '*', whose, types not like '*%', types, status`)
      .limit(MOST_FINDINGS);
    const rows = z.array(wrongCount.extend({ wrong: z.coerce.number() })).parse(found);
    return { findings: rows.map(({ wrong: _, ...finding }) => finding), wrong: rows[0]?.wrong ?? 0 };
  });
}
