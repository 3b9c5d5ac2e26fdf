"use server";

import { revalidatePath } from "next/cache";
import { zoneOf } from "@/lib/auth/time-zone";
import { parseClearDays } from "@/lib/jobs/clear-days";
import { parseClearTab } from "@/lib/jobs/clear-tab";
import { getClearRun } from "@/lib/jobs/get-clear-run";
import { type ClearPreview, previewClear } from "@/lib/jobs/preview-clear";
import { type ActionResult, accessAction } from "@/lib/web/access-action";
import { clearAndLog } from "@/lib/web/clear-and-log";
import { clearedMessage } from "./_components/cleared-message";

export interface Cleared {
  /** For the address, where it brings the message back. */
  runId: string;
  message: string | null;
}

/** How many of the viewer's jobs on the tab a clear of that age would remove now. */
export async function previewClearAction(days: unknown, tab: unknown): Promise<ActionResult<ClearPreview>> {
  return accessAction((access) => previewClear(access, parseClearDays(days), parseClearTab(tab)));
}

/** The button's way to the same verb as POST /jobs/clear-inactive. */
export async function clearJobsAction(days: unknown, tab: unknown): Promise<ActionResult<Cleared>> {
  const result = await accessAction(async (access) => {
    const { runId } = await clearAndLog(access, { days, tab });
    revalidatePath("/jobs");
    return { runId, message: clearedMessage(await getClearRun(access, runId), await zoneOf(access)) };
  });
  if (result.ok) return result;
  return { ...result, message: `${result.message} Jobs that were not removed by then are as they were.` };
}
