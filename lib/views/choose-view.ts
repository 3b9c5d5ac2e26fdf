import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { defaultView, savedView, savedViewPin } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { parseId } from "@/lib/jobs/job-id";
import type { ViewAccess } from "./view-access";
import { unknownView, viewError } from "./view-error";
import { visibleViews } from "./visible-views";

/** What a user chose for a view; null leaves it as it is. */
interface ViewChoice {
  /** Whether it is in their navigation. */
  isPinned: boolean | null;
  /** Whether it is what /jobs opens for them. */
  isDefault: boolean | null;
}

/** The parts of a statement that write the choice for the view whose id its part `view` has. */
export const choosing = (userId: string, { isPinned, isDefault }: ViewChoice): SQL => sql`
  pinned as (insert into ${savedViewPin} (user_id, view_id)
    select ${userId}::bigint, id from view where ${isPinned === true} on conflict do nothing),
  unpinned as (delete from ${savedViewPin}
    where user_id = ${userId} and view_id in (select id from view where ${isPinned === false})),
  as_default as (insert into ${defaultView} (user_id, view_id)
    select ${userId}::bigint, id from view where ${isDefault === true}
    on conflict (user_id) do update set view_id = excluded.view_id),
  no_default as (delete from ${defaultView}
    where user_id = ${userId} and view_id in (select id from view where ${isDefault === false}))`;

const rows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * Writes the viewer's own choice for a view that they see. Throws not_found if they see no view of that id,
 * invalid_input when they have too many pins.
 */
export function chooseView({ db, viewer }: ViewAccess, id: string, choice: ViewChoice): Promise<void> {
  return writing("chooseView", async () => {
    if (parseId(id) === null) throw unknownView(id);
    // Locked, so that it is not deleted, or shared no more, before its pin is written.
    const view = sql`select id from ${savedView} where id = ${id} and ${visibleViews(viewer)} for share`;
    const result = await db
      .execute(sql`with view as (${view}), ${choosing(viewer.id, choice)} select id::text as id from view`)
      .catch((error: unknown) => {
        throw viewError(error);
      });
    if (rows.parse(result).rows.length === 0) throw unknownView(id);
  });
}

/** Whether the row's view is what /jobs opens for the user. */
export const isDefaultView = (userId: string): SQL<boolean> =>
  sql<boolean>`exists (select from ${defaultView} where ${and(eq(defaultView.userId, userId), eq(defaultView.viewId, savedView.id))})`;
