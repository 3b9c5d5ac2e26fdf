import { type ClearProgress, clearProgress } from "@/app/jobs/clear/clear-progress";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { JobsError } from "@/lib/errors";
import { getClearRun } from "@/lib/jobs/clear/get-clear-run";
import { clearRunTexts } from "@/texts/jobs/clear-run";

/** The progress of one of the viewer's own clears, in words. Throws not_found where they started none of that id. */
export async function readProgress(access: SignedInAccess, runId: string): Promise<ClearProgress> {
  const run = await getClearRun(access, runId);
  if (!run) throw new JobsError("not_found", clearRunTexts.notFound);
  return clearProgress(run, await zoneOf(access));
}
