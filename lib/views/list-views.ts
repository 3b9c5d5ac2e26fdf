import { and, asc, desc, eq, exists, sql } from "drizzle-orm";
import { z } from "zod";
import { appUser, savedView, savedViewPin } from "@/db/schema";
import { reading } from "@/lib/current-verb";
import { isDefaultView } from "./choose-view";
import type { ViewAccess } from "./view-access";
import { changeableViews, visibleViews } from "./visible-views";

/** So many are listed: a user's own, of which there are fewer, and shared ones. */
export const MOST_LISTED = 300;

const listedView = z.object({
  id: z.string(),
  name: z.string(),
  /** Parameters of the list's address. */
  query: z.string(),
  /** The name of the user who saved it. */
  owner: z.string(),
  isOwn: z.boolean(),
  isShared: z.boolean(),
  /** Whether the viewer may rename, share and delete it. */
  mayChange: z.boolean(),
  /** The viewer's own choices. */
  isPinned: z.boolean(),
  isDefault: z.boolean(),
});

export type ListedView = z.infer<typeof listedView>;

/** The views that the viewer sees, their own first, each part by name; `id` lists only that one. */
export function listViews({ db, viewer }: ViewAccess, id?: string): Promise<ListedView[]> {
  return reading("listViews", async () => {
    const isOwn = sql<boolean>`${savedView.ownerId} = ${viewer.id}`;
    const pins = db
      .select({ one: sql`1` })
      .from(savedViewPin)
      .where(and(eq(savedViewPin.viewId, savedView.id), eq(savedViewPin.userId, viewer.id)));
    const rows = await db
      .select({
        id: savedView.id,
        name: savedView.name,
        query: savedView.query,
        owner: appUser.name,
        isOwn,
        isShared: savedView.isShared,
        mayChange: sql<boolean>`${changeableViews(viewer)}`,
        isPinned: sql<boolean>`${exists(pins)}`,
        isDefault: isDefaultView(viewer.id),
      })
      .from(savedView)
      .innerJoin(appUser, eq(appUser.id, savedView.ownerId))
      .where(and(visibleViews(viewer), id === undefined ? undefined : eq(savedView.id, id)))
      .orderBy(desc(isOwn), asc(sql`lower(${savedView.name} collate "und-x-icu")`), asc(savedView.id))
      .limit(MOST_LISTED + 1);
    return z.array(listedView).parse(rows);
  });
}
