import { and, eq, not } from "drizzle-orm";
import { savedView } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { rootCause } from "@/lib/database-error";
import { InvalidInput } from "@/lib/errors";
import { parseId } from "@/lib/jobs/job-id";
import { viewErrorsTexts } from "@/texts/settings/view-errors";
import type { ViewAccess } from "./view-access";
import { requireMayShare, unknownView } from "./view-error";
import { parseViewName } from "./view-name";
import { changeableViews } from "./visible-views";

interface ViewChange {
  name: string;
  /** Null leaves it as it is. */
  isShared: boolean | null;
}

/**
 * Renames a view, and shares it or stops that. Throws InvalidInput for `name`, not_allowed when staff share, not_found
 * if the viewer may not change a view of that id: only administrators rename what everyone will still see.
 */
export function changeView({ db, viewer }: ViewAccess, id: string, change: ViewChange): Promise<void> {
  return writing("changeView", async () => {
    const { isShared } = change;
    requireMayShare(isShared, viewer);
    const name = parseViewName(change.name);
    const mayShow =
      viewer.role === "admin" || isShared === false ? undefined : not(savedView.isShared.getSQL());
    const changed =
      parseId(id) === null
        ? []
        : await db
            .update(savedView)
            .set({ name, ...(isShared !== null && { isShared }) })
            .where(and(eq(savedView.id, id), changeableViews(viewer), mayShow))
            .returning({ id: savedView.id })
            .catch((error: unknown) => {
              if (rootCause(error).code !== "23505") throw error;
              throw new InvalidInput("name", viewErrorsTexts.nameTaken, { cause: error });
            });
    if (changed.length === 0) throw unknownView(id);
  });
}
