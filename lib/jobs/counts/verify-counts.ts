import { sql } from "drizzle-orm";
import { z } from "zod";
import { writing } from "@/lib/current-verb";
import { JobsError } from "@/lib/errors";
import type { Access } from "@/lib/jobs/access";
import { STATUSES } from "@/lib/jobs/status";

/** So many are told; those of all owners and of all types come first. */
const TOLD = 1_000;

const wrongCount = z.object({
  /** An owner's id; "*" for everyone's jobs, "-" for those without an owner. */
  whose: z.string(),
  /** A type; "*" for all of them, "*imports" for those of the tab Imports. */
  types: z.string(),
  /** A status, or with_rejected_rows: the completed ones that turned rows down. */
  status: z.enum([...STATUSES, "with_rejected_rows"]),
  kept: z.coerce.number(),
  counted: z.coerce.number(),
});

export type WrongCount = z.infer<typeof wrongCount>;

interface Verification {
  /** The first thousand of what is wrong. */
  findings: WrongCount[];
  /** How many are wrong in all. */
  wrong: number;
}

/**
 * Counts every job, and compares with what is kept, all of one moment; with `repair` mends what is wrong by the
 * same statement, which it then returns. Producers go on meanwhile. It takes some seconds for ten million jobs.
 * Administrators only.
 */
export function verifyCounts({ db, viewer }: Access, { repair }: { repair: boolean }): Promise<Verification> {
  return writing("verifyCounts", async () => {
    if (viewer.role !== "admin") {
      throw new JobsError("not_allowed", "Only an administrator may verify the counts.");
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
      .limit(TOLD);
    const rows = z.array(wrongCount.extend({ wrong: z.coerce.number() })).parse(found);
    return { findings: rows.map(({ wrong: _, ...finding }) => finding), wrong: rows[0]?.wrong ?? 0 };
  });
}
