import { sql } from "drizzle-orm";
import { z } from "zod";
import { preparedQuery } from "@/db/cached-query";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { holdsType, type Tab } from "@/lib/jobs/tab";
import { ownerSeenBy } from "@/lib/jobs/visibility";

/** The most running jobs that are looked at. */
export const MOST = 2_000;

export const silentCounts = z.array(z.object({ type: z.string(), running: z.number(), silent: z.number() }));

/**
 * How many of the viewer's running jobs on a tab are silent; null if more than 2,000 of the viewer's jobs run, on all
 * tabs: then nothing is claimed. `running` are those on the tab, by the maintained counts: if there are none, or too
 * many, nothing is read. One statement, which reads the jobs by an index.
 */
export function countSilent(
  { db, viewer }: Access,
  { tab, running }: { tab: Tab; running: number },
): Promise<number | null> {
  return reading("countSilent", async () => {
    if (running === 0) return 0;
    if (running > MOST) return null;
    return silentOn(
      silentCounts.parse(await silentOf(db, { owner: ownerSeenBy(viewer), most: MOST + 1 })),
      tab,
    );
  });
}

/** How many of these running jobs are silent on a tab; null if there are too many of them, on all tabs. */
export function silentOn(counts: z.infer<typeof silentCounts>, tab: Tab): number | null {
  const sum = (key: "running" | "silent", of: typeof counts) =>
    of.reduce((total, row) => total + row[key], 0);
  if (sum("running", counts) > MOST) return null;
  return sum(
    "silent",
    counts.filter(({ type }) => holdsType(tab, type)),
  );
}

const silentOf = preparedQuery((db) =>
  db
    .select({ type: sql`type`, running: sql`running`, silent: sql`silent` })
    .from(sql`jobs.silent_counts(${sql.placeholder("owner")}::bigint, ${sql.placeholder("most")}::int)`),
);
