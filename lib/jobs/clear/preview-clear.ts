import { type SQLWrapper, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { job } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "@/lib/jobs/access";
import { toIso } from "@/lib/jobs/job";
import { INACTIVE_STATUSES } from "@/lib/jobs/status";
import { DEFAULT_TAB, type Tab } from "@/lib/jobs/tab";
import { clearable, cutOffOf } from "./clearable";

/** Up to this many are counted exactly; for more, the planner's estimate is used. */
export const MOST_COUNTED = 100_000;

const counted = z.record(z.enum(INACTIVE_STATUSES), z.coerce.number());
const plan = z.object({
  "QUERY PLAN": z.tuple([z.object({ Plan: z.object({ "Plan Rows": z.number() }) })]),
});

export interface ClearPreview {
  /** Jobs that finished before this moment would be removed; ISO 8601, UTC, from the database's clock. */
  finishedBefore: string;
  /** How many; an estimate if `moreThan` says that they were not all counted. */
  total: number;
  moreThan: number | null;
  /** By status; null if they were not all counted. */
  byStatus: z.infer<typeof counted> | null;
}

/** What a clear started now would remove, by status. Its cost is bounded, however many jobs there are. */
export function previewClear(access: Access, days: number, tab: Tab = DEFAULT_TAB): Promise<ClearPreview> {
  return reading("previewClear", async () => {
    const [now] = await access.db
      .select({ cutOff: sql<string>`(${cutOffOf(days)})::text` })
      .from(sql`(values (1)) as one`);
    const { cutOff } = z.object({ cutOff: z.string() }).parse(now);
    return { finishedBefore: toIso(cutOff), ...(await count(access, tab, cutOff)) };
  });
}

/** How many jobs the run has to remove; above 100,000 an estimate. */
export function countClearable(access: Access, run: { tab: Tab; finishedBefore: string }): Promise<number> {
  return reading("countClearable", async () => (await count(access, run.tab, run.finishedBefore)).total);
}

async function count({ db, viewer }: Access, tab: Tab, cutOff: string) {
  const all = db
    .select({ status: job.status })
    .from(job)
    .where(clearable(viewer, tab, cutOff));
  const some = all.limit(MOST_COUNTED + 1).as("some");
  const countOf = (status: string) => sql<string>`count(*) filter (where ${some.status} = ${status})`;
  const [row] = await db
    .select(Object.fromEntries(INACTIVE_STATUSES.map((status) => [status, countOf(status)])))
    .from(some);
  const byStatus = counted.parse(row);
  const total = INACTIVE_STATUSES.reduce((sum, status) => sum + byStatus[status], 0);
  if (total <= MOST_COUNTED) return { total, moreThan: null, byStatus };
  const whole = db
    .select({ id: job.id })
    .from(job)
    .where(clearable(viewer, tab, cutOff));
  return { total: Math.max(total, await estimate(db, whole)), moreThan: MOST_COUNTED, byStatus: null };
}

/** How many rows the planner expects from a query, which is not run. */
async function estimate(db: Database, query: SQLWrapper): Promise<number> {
  const { rows } = z
    .object({ rows: z.tuple([plan]) })
    .parse(await db.execute(sql`explain (format json) ${query}`));
  return rows[0]["QUERY PLAN"][0].Plan["Plan Rows"];
}
