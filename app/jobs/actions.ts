"use server";

import { setTimeout as pause } from "node:timers/promises";
import { revalidatePath } from "next/cache";
import { parseClearDays } from "@/lib/jobs/clear/clear-days";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { type ClearPreview, previewClear } from "@/lib/jobs/clear/preview-clear";
import { stopClearRun } from "@/lib/jobs/clear/stop-clear-run";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { clearAndLog } from "@/lib/web/background/clear-and-log";
import type { ClearProgress } from "./clear/clear-progress";
import { readProgress } from "./clear-runs/read-progress";

/** What is over by then needs no progress. */
const SHORT_MS = 1_500;

/** How many of the viewer's jobs on the tab a clear of that age would remove now. */
export async function previewClearAction(days: unknown, tab: unknown): Promise<ActionResult<ClearPreview>> {
  return accessAction((access) => previewClear(access, parseClearDays(days), parseClearTab(tab)));
}

/** The button's way to the same verb as POST /jobs/clear-inactive: begins it, and answers while it goes on. */
export async function startClearAction(days: unknown, tab: unknown): Promise<ActionResult<ClearProgress>> {
  const result = await accessAction(async (access) => {
    const { runId, done } = await clearAndLog(access, { days, tab });
    await Promise.race([done, pause(SHORT_MS)]);
    revalidatePath("/jobs");
    return readProgress(access, runId);
  });
  if (result.ok) return result;
  return { ...result, message: `${result.message} Jobs that were not removed by then are as they were.` };
}

/** Ends a clear of the viewer's own after its present batch. */
export async function stopClearAction(runId: unknown): Promise<ActionResult<ClearProgress>> {
  return accessAction(async (access) => {
    await stopClearRun(access, String(runId));
    return readProgress(access, String(runId));
  });
}
