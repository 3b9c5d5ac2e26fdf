import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { appUser, defaultView, savedView, savedViewPin } from "@/db/schema";

/** A view in the viewer's navigation. */
const pinnedView = z.object({
  id: z.string(),
  name: z.string(),
  /** Parameters of the list's address. */
  query: z.string(),
});

const viewerViews = z.object({
  /** By name. */
  pinned: z.array(pinnedView),
  /** The parameters of the list's address that /jobs opens; null: none. */
  opensWith: z.string().nullable(),
});

export type PinnedView = z.infer<typeof pinnedView>;

/** The views that every page of a viewer needs to know. */
export type ViewerViews = z.infer<typeof viewerViews>;

/**
 * The user's own views and shared ones. Pins and defaults of other users are deleted when a view is no longer shared
 * (forget_unshared_view).
 */
const isVisible = or(eq(savedView.ownerId, appUser.id), savedView.isShared.getSQL());

const pinned = sql`(select coalesce(json_agg(json_build_object('id', ${savedView.id}::text, 'name', ${savedView.name},
    'query', ${savedView.query}) order by lower(${savedView.name} collate "und-x-icu"), ${savedView.id}), '[]')
  from ${savedViewPin} join ${savedView} on ${and(eq(savedView.id, savedViewPin.viewId), isVisible)}
  where ${eq(savedViewPin.userId, appUser.id)})`;

const opensWith = sql`(select ${savedView.query}
  from ${defaultView} join ${savedView} on ${and(eq(savedView.id, defaultView.viewId), isVisible)}
  where ${eq(defaultView.userId, appUser.id)})`;

/** What a statement selects of the views of a user; it must read the user. */
export const viewsAsJson: SQL = sql`json_build_object('pinned', ${pinned}, 'opensWith', ${opensWith})`;

export const parseViews = (json: unknown): ViewerViews => viewerViews.parse(json);
