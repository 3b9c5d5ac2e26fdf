import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { clearRun } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import type { Access } from "./access";
import { runsOf } from "./clear-run";
import { toIso } from "./job";
import { parseId } from "./job-id";
import { TABS } from "./tab";

const moment = z.string().transform(toIso);
const recorded = z.object({
  /** The tab whose jobs were to go. */
  tab: z.enum(TABS),
  /** The jobs that finished before this moment were to go. */
  finishedBefore: moment,
  /** How many are gone; while the clear goes on, how many by now. */
  removed: z.coerce.number(),
  startedAt: moment,
  /** Null while it goes on, and for good when it was cut off. */
  finishedAt: moment.nullable(),
});
export type ClearRun = z.infer<typeof recorded>;

/** What a clear of the viewer's own did; null when they started none of that id in the last 30 days. */
export const getClearRun = reading(
  "getClearRun",
  async ({ db, viewer }: Access, id: string): Promise<ClearRun | null> => {
    if (parseId(id) === null) return null;
    const [row] = await db
      .select()
      .from(clearRun)
      .where(and(eq(clearRun.id, id), runsOf(viewer)));
    return row ? recorded.parse(row) : null;
  },
);
