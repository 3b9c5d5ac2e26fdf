import { sql } from "drizzle-orm";
import { z } from "zod";
import { job } from "@/db/schema";
import type { Access } from "./access";
import { clearable, cutOffOf } from "./clearable";
import { toIso } from "./job";
import { DEFAULT_TAB, type Tab } from "./tab";

const counted = z.object({
  completed: z.coerce.number(),
  failed: z.coerce.number(),
  cancelled: z.coerce.number(),
});

export interface ClearPreview extends z.infer<typeof counted> {
  /** Jobs finished before this moment would go; ISO 8601, UTC, from the database's clock. */
  finishedBefore: string;
}

/** What a clear of now would remove, by status. */
export async function previewClear(
  { db, viewer }: Access,
  days: number,
  tab: Tab = DEFAULT_TAB,
): Promise<ClearPreview> {
  const [now] = await db
    .select({ cutOff: sql<string>`(${cutOffOf(days)})::text` })
    .from(sql`(values (1)) as one`);
  const { cutOff } = z.object({ cutOff: z.string() }).parse(now);
  const countOf = (status: string) => sql<string>`count(*) filter (where ${job.status} = ${status})`;
  const [row] = await db
    .select({ completed: countOf("completed"), failed: countOf("failed"), cancelled: countOf("cancelled") })
    .from(job)
    .where(clearable(viewer, tab, cutOff));
  return { finishedBefore: toIso(cutOff), ...counted.parse(row) };
}
