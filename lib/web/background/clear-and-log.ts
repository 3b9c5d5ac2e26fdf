import type { SignedInAccess } from "@/lib/auth/session/session";
import { rootCause } from "@/lib/database-error";
import { parseClearDays } from "@/lib/jobs/clear/clear-days";
import { type ClearInProgress, type ClearResult, startClear } from "@/lib/jobs/clear/clear-jobs";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { log } from "@/lib/log";
import { fileStore } from "@/lib/process/database";
import { processEnding } from "@/lib/process/process-ending";

interface ClearFields {
  days?: unknown;
  tab?: unknown;
}

/**
 * Starts a clear for a browser or a script, whether or not they wait for the end. A line in the log says who removed
 * how many, and how many the whole run removed, which may have begun earlier. When the process is told to end, the
 * current batch is the last. Throws InvalidInput.
 */
export async function clearAndLog(access: SignedInAccess, fields: ClearFields): Promise<ClearInProgress> {
  const days = parseClearDays(fields.days);
  const tab = parseClearTab(fields.tab);
  let removed = 0;
  const onBatch = (batch: number) => {
    removed += batch;
  };
  const clearing = await startClear(access, fileStore(), days, tab, { onBatch, signal: processEnding() });
  const { name: by, role } = access.viewer;
  const details = { by, token: access.token?.id, role, tab, days };
  // Also when it was interrupted: what was removed by then is gone.
  const note = (inAll?: number) =>
    log("info", "jobs.cleared", { ...details, removed, in_all: inAll, run: clearing.runId });
  const ended = ({ removed: inAll }: ClearResult) => note(inAll);
  clearing.done.then(ended, (error: unknown) => {
    note();
    log("warn", "jobs.clear_cut_off", { run: clearing.runId, reason: rootCause(error).message });
  });
  return clearing;
}
