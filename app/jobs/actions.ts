"use server";

import { revalidatePath } from "next/cache";
import { parseClearDays } from "@/lib/jobs/clear-days";
import type { Cleared } from "@/lib/jobs/clear-jobs";
import { type ClearPreview, previewClear } from "@/lib/jobs/preview-clear";
import { type ActionResult, accessAction } from "@/lib/web/access-action";
import { clearAndLog } from "@/lib/web/clear-and-log";

/** How many of the viewer's jobs a clear of that age would remove now. */
export async function previewClearAction(days: unknown): Promise<ActionResult<ClearPreview>> {
  return accessAction((access) => previewClear(access, parseClearDays(days)));
}

/** The button's way to the same verb as POST /jobs/clear-inactive. */
export async function clearJobsAction(days: unknown): Promise<ActionResult<Cleared>> {
  return accessAction(async (access) => {
    const cleared = await clearAndLog(access, days);
    revalidatePath("/jobs");
    return cleared;
  });
}
