import { sql } from "drizzle-orm";
import { z } from "zod";
import { preparedQuery } from "@/db/cached-query";
import { reading, writing } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { forAMoment } from "@/lib/jobs/for-a-moment";
import { eachTab, holdsType, type Tab } from "@/lib/jobs/tab";
import { ownerSeenBy } from "@/lib/jobs/visibility";

/** The most running jobs that are looked at. */
export const MOST = 2_000;
/** To look at so many takes less than a millisecond. */
const FEW = 100;

export const silentCounts = z.array(z.object({ type: z.string(), running: z.number(), silent: z.number() }));
type SilentCounts = z.infer<typeof silentCounts>;

/** How many of somebody's running jobs on each tab are silent; null: too many run to look. */
export type SilentByTab = Readonly<Record<Tab, number | null>>;

/**
 * How many of the viewer's running jobs are silent, by tab; null if more than 2,000 run. `running` is how many run on
 * all tabs, by the maintained counts: of none or too many, no job is read. Otherwise one statement reads the jobs by an
 * index. Of more than a hundred, the answer may be five seconds old.
 */
export function countSilent(access: Access, running: number): Promise<SilentByTab> {
  return reading("countSilent", async () => {
    if (running === 0) return eachTab(() => 0);
    if (running > MOST) return eachTab(() => null);
    return silentByTab(running > FEW ? await lately(access.db, access) : await lookAt(access));
  });
}

/** How many of these running jobs are silent, by tab; null if there are too many of them, on all tabs. */
export function silentByTab(counts: SilentCounts): SilentByTab {
  if (sum(counts, "running") > MOST) return eachTab(() => null);
  const countsOn = (tab: Tab) => counts.filter(({ type }) => holdsType(tab, type));
  return eachTab((tab) => sum(countsOn(tab), "silent"));
}

const lookAt = async ({ db, viewer }: Access): Promise<SilentCounts> =>
  silentCounts.parse(await silentOf(db, { owner: ownerSeenBy(viewer), most: MOST + 1 }));

/** Like a write, it is not cut off when the browser that asked for it leaves: others may wait for it too. */
function lookForAll(access: Access): Promise<SilentCounts> {
  return writing("lookForAll", () => lookAt(access));
}

/** Silence is a matter of minutes, and a page that many load must not look at a thousand jobs for each. */
const lately = forAMoment(lookForAll, ({ viewer }) => ownerSeenBy(viewer) ?? "*");

const sum = (counts: SilentCounts, key: "running" | "silent"): number =>
  counts.reduce((total, row) => total + row[key], 0);

const silentOf = preparedQuery((db) =>
  db
    .select({ type: sql`type`, running: sql`running`, silent: sql`silent` })
    .from(sql`jobs.silent_counts(${sql.placeholder("owner")}::bigint, ${sql.placeholder("most")}::int)`),
);
