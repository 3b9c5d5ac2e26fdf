import { and, eq } from "drizzle-orm";
import { savedView } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { parseId } from "@/lib/jobs/job-id";
import type { ViewAccess } from "./view-access";
import { unknownView } from "./view-error";
import { changeableViews } from "./visible-views";

/**
 * Deletes a view; with it, everyone's pins of it and the choice of it as a default. Throws not_found if the viewer may
 * not change a view of that id.
 */
export function deleteView({ db, viewer }: ViewAccess, id: string): Promise<void> {
  return writing("deleteView", async () => {
    const deleted =
      parseId(id) === null
        ? []
        : await db
            .delete(savedView)
            .where(and(eq(savedView.id, id), changeableViews(viewer)))
            .returning({ id: savedView.id });
    if (deleted.length === 0) throw unknownView(id);
  });
}
