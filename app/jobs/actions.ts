"use server";

import { revalidatePath } from "next/cache";
import { fileStore } from "@/lib/database";
import { plural } from "@/lib/format";
import { parseClearDays } from "@/lib/jobs/clear-days";
import { type ClearPreview, clearJobs, previewClear } from "@/lib/jobs/clear-jobs";
import { type ActionResult, accessAction } from "@/lib/web/access-action";

/** How many of the viewer's jobs a clear of that age would remove now. */
export async function previewClearAction(days: unknown): Promise<ActionResult<ClearPreview>> {
  return accessAction((access) => previewClear(access, parseClearDays(days)));
}

/** The button's way to the same verb as POST /jobs/clear-inactive; returns the sentence to show. */
export async function clearJobsAction(days: unknown): Promise<ActionResult<string>> {
  return accessAction(async (access) => {
    const removed = await clearJobs(access, fileStore(), parseClearDays(days));
    revalidatePath("/jobs");
    return removed === 0 ? "There was nothing to remove." : `Removed ${plural(removed, "old job")}.`;
  });
}
