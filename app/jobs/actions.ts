"use server";

import { setTimeout as pause } from "node:timers/promises";
import { refresh, revalidatePath } from "next/cache";
import { InvalidInput, JobsError } from "@/lib/errors";
import { CLEAR_DAYS, parseClearDays } from "@/lib/jobs/clear/clear-days";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { type ClearPreview, previewClear } from "@/lib/jobs/clear/preview-clear";
import { stopClearRun } from "@/lib/jobs/clear/stop-clear-run";
import { formatMessage } from "@/lib/texts/format-message";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { clearAndLog } from "@/lib/web/background/clear-and-log";
import { clearRefusalTexts } from "@/texts/jobs/clear-refusal";
import type { ClearProgress } from "./clear/clear-progress";
import { readProgress } from "./clear-runs/read-progress";

/** A clear that ends within this time shows no progress. */
const SHORT_MS = 1_500;

/** As parseClearDays. The dialog has one field, so its message names none. */
function enteredDays(days: unknown): number {
  try {
    return parseClearDays(days);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new JobsError("invalid_input", formatMessage(clearRefusalTexts.enterDays, CLEAR_DAYS));
  }
}

/** How many of the viewer's jobs on the tab a clear of that age would delete now. */
export async function previewClearAction(days: unknown, tab: unknown): Promise<ActionResult<ClearPreview>> {
  return accessAction((access) => previewClear(access, enteredDays(days), parseClearTab(tab)));
}

/** Starts the same verb as POST /jobs/clear-inactive, and answers while it runs. */
export async function startClearAction(days: unknown, tab: unknown): Promise<ActionResult<ClearProgress>> {
  const result = await accessAction(async (access) => {
    const { runId, done } = await clearAndLog(access, { days: enteredDays(days), tab });
    await Promise.race([done, pause(SHORT_MS)]);
    revalidatePath("/jobs");
    return readProgress(access, runId);
  });
  if (result.ok) return result;
  return { ...result, message: `${result.message} ${clearRefusalTexts.restUnchanged}` };
}

/**
 * Has the page that calls it drawn anew in its place, and changes nothing. The router's own refresh would load the page
 * instead, because a GET is always answered with HTML (lib/web/request/sanitize-request.ts).
 */
export async function redrawAction(): Promise<ActionResult<null>> {
  return accessAction(async () => {
    refresh();
    return null;
  });
}

/** Ends one of the viewer's own clears after its current batch. */
export async function stopClearAction(runId: unknown): Promise<ActionResult<ClearProgress>> {
  return accessAction(async (access) => {
    await stopClearRun(access, String(runId));
    return readProgress(access, String(runId));
  });
}
