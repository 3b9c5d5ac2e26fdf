import { and, eq, isNull, lt, type SQL } from "drizzle-orm";
import { clearRun } from "@/db/schema";
import type { Access, Viewer } from "./access";
import { cutOffOf } from "./clearable";
import type { Tab } from "./tab";

const KEPT_DAYS = 30;

export interface StartedRun {
  id: string;
  tab: Tab;
  /** As PostgreSQL prints it, with its microseconds. */
  finishedBefore: string;
}

/** The runs that this viewer started. A null equals nothing, so the command line's are asked for by name. */
export const runsOf = (viewer: Viewer): SQL =>
  viewer.id === null ? isNull(clearRun.viewerId) : eq(clearRun.viewerId, viewer.id);

/** Records that a clear begins, and forgets the viewer's runs of more than 30 days ago. */
export async function startClearRun({ db, viewer }: Access, days: number, tab: Tab): Promise<StartedRun> {
  const forgotten = db.$with("forgotten").as(
    db
      .delete(clearRun)
      .where(and(runsOf(viewer), lt(clearRun.startedAt, cutOffOf(KEPT_DAYS))))
      .returning({ id: clearRun.id }),
  );
  const [run] = await db
    .with(forgotten)
    .insert(clearRun)
    .values({ viewerId: viewer.id, tab, finishedBefore: cutOffOf(days) })
    .returning({ id: clearRun.id, finishedBefore: clearRun.finishedBefore });
  if (!run) throw new Error("no run came back");
  return { ...run, tab };
}
